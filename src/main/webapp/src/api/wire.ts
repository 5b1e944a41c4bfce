/* Made from docs/openapi.json by `./boocontrol contract`; changed there only. */

export interface paths {
    readonly "/api/control/about": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The server about itself, with every counter */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description OK */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["AboutView"];
                    };
                };
                /** @description A refusal */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the server and its database are well */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description OK */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["HealthView"];
                    };
                };
                /** @description A refusal */
                readonly default: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/control/ws": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The live socket: frames of JSON text, see x-websocket */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The socket is open */
                readonly 101: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AboutView: {
            readonly version: string;
            readonly commit: string;
            /** Format: date-time */
            readonly started_at: string;
            /** Format: double */
            readonly uptime_seconds: number;
            readonly runtime: components["schemas"]["ServerRuntime"];
            readonly database: components["schemas"]["DatabaseFigures"];
            readonly parts: {
                readonly live: components["schemas"]["LiveFigures"];
            };
        };
        readonly ActivityFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "control_activity";
            readonly kind: string;
            readonly provider_id: string;
            readonly life: string;
            /** Format: int64 */
            readonly prev: number;
            /** Format: int64 */
            readonly seq: number;
            /** Format: date-time */
            readonly at: string;
            readonly rows: readonly components["schemas"]["ActivityView"][];
            readonly gaps: readonly components["schemas"]["FrameGap"][];
        };
        readonly ActivityView: {
            readonly id: string;
            readonly provider_id: string;
            /** Format: date-time */
            readonly ended_at: string;
            /** Format: date-time */
            readonly received_at: string;
            readonly model: string;
            readonly path: string | null;
            /** Format: int32 */
            readonly status: number | null;
            /** Format: int64 */
            readonly input_tokens: number | null;
            /** Format: int64 */
            readonly output_tokens: number | null;
            /** Format: int64 */
            readonly cache_tokens: number | null;
            /** Format: double */
            readonly prompt_per_second: number | null;
            /** Format: double */
            readonly tokens_per_second: number | null;
            /** Format: int64 */
            readonly duration_ms: number | null;
            readonly error_message: string | null;
            readonly source: string | null;
            readonly stored: boolean;
        };
        readonly BeatFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "beat";
            /** Format: date-time */
            readonly at: string;
            readonly heads: readonly components["schemas"]["Head"][];
        };
        readonly ClientFrame: components["schemas"]["JoinFrame"] | components["schemas"]["ResyncFrame"] | components["schemas"]["PaceFrame"];
        readonly DatabaseFigures: {
            readonly kind: components["schemas"]["DatabaseKind"];
            readonly reachable: boolean;
            readonly version: string | null;
            readonly migration: string | null;
            /** Format: int64 */
            readonly size_bytes: number | null;
            /** Format: double */
            readonly round_trip_ms: number | null;
        };
        /** @enum {string} */
        readonly DatabaseHealth: "up" | "down";
        /** @enum {string} */
        readonly DatabaseKind: "embedded" | "external";
        readonly FleetFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "control_fleet";
            readonly kind: string;
            readonly provider_id: string;
            readonly life: string;
            /** Format: int64 */
            readonly prev: number;
            /** Format: int64 */
            readonly seq: number;
            /** Format: date-time */
            readonly at: string;
            readonly host: components["schemas"]["HostView"] | null;
        };
        readonly Frame: components["schemas"]["HelloFrame"] | components["schemas"]["FleetFrame"] | components["schemas"]["ActivityFrame"] | components["schemas"]["MarkFrame"] | components["schemas"]["BeatFrame"];
        readonly FrameGap: {
            /** Format: int64 */
            readonly seq: number;
            /** Format: int64 */
            readonly count: number | null;
            readonly detail: string;
            /** Format: date-time */
            readonly at: string;
        };
        readonly Head: {
            readonly channel: string;
            readonly provider_id: string;
            readonly life: string;
            /** Format: int64 */
            readonly seq: number;
        };
        /** @enum {string} */
        readonly HealthStatus: "starting" | "up" | "degraded" | "stopping" | "failed";
        readonly HealthView: {
            readonly status: components["schemas"]["HealthStatus"];
            readonly database: components["schemas"]["DatabaseHealth"];
            /** Format: date-time */
            readonly since: string;
        };
        readonly HelloFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "hello";
            readonly session: string;
            readonly server_life: string;
            readonly version: string;
            readonly commit: string;
            /** Format: date-time */
            readonly at: string;
            /** Format: int64 */
            readonly beat_ms: number;
            readonly simulated: boolean;
        };
        readonly HostView: {
            readonly provider_id: string;
            readonly name: string;
            readonly life: string;
            /** Format: int64 */
            readonly seq: number;
            readonly enabled: boolean;
            readonly base_url: string;
            readonly operating_system: string;
            readonly gpus: readonly string[];
            readonly favourites: readonly string[];
            readonly hidden: readonly string[];
            readonly state: string;
            /** Format: date-time */
            readonly since: string | null;
            /** Format: int32 */
            readonly failures: number | null;
            readonly reason: string | null;
            readonly reason_detail: string | null;
            /** Format: date-time */
            readonly last_seen: string | null;
            /** Format: date-time */
            readonly retry_at: string | null;
            readonly dialect: string | null;
            readonly version: string | null;
            readonly commit: string | null;
            /** Format: date-time */
            readonly process_start: string | null;
            /** Format: int64 */
            readonly clock_skew_ms: number | null;
            /** Format: date-time */
            readonly last_byte: string | null;
            /** Format: date-time */
            readonly models_at: string | null;
            readonly models: readonly components["schemas"]["ModelLine"][];
            readonly inflight: string;
            /** Format: int32 */
            readonly inflight_total: number | null;
            readonly requests: readonly components["schemas"]["RequestLine"][];
            readonly losses: components["schemas"]["LossCounts"];
        };
        readonly JoinFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "join";
            readonly known: readonly components["schemas"]["Head"][];
        };
        readonly LiveFigures: {
            readonly sessions: readonly components["schemas"]["LiveSessionLine"][];
            /** Format: int64 */
            readonly refused: number;
            /** Format: int64 */
            readonly hosts: number;
            /** Format: int64 */
            readonly queued: number;
            /** Format: int64 */
            readonly queued_bytes: number;
            /** Format: int64 */
            readonly sent_frames: number;
            /** Format: int64 */
            readonly sent_bytes: number;
            /** Format: int64 */
            readonly encoded_frames: number;
            /** Format: int64 */
            readonly conflated_states: number;
            /** Format: int64 */
            readonly dropped_entries: number;
            /** Format: int64 */
            readonly sheds: number;
            /** Format: int64 */
            readonly ended_slow: number;
            /** Format: int64 */
            readonly joins: number;
            /** Format: int64 */
            readonly resyncs: number;
            /** Format: int64 */
            readonly resyncs_refused: number;
            /** Format: int64 */
            readonly strange_requests: number;
            /** Format: int64 */
            readonly junk_requests: number;
            /** Format: int64 */
            readonly stray_rows: number;
        };
        readonly LiveSessionLine: {
            readonly id: string;
            /** Format: double */
            readonly age_seconds: number;
            readonly joined: boolean;
            /** Format: int64 */
            readonly queued: number;
            /** Format: int64 */
            readonly queued_bytes: number;
            /** Format: int64 */
            readonly sent_frames: number;
            /** Format: int64 */
            readonly sent_bytes: number;
        };
        readonly LossCounts: {
            /** Format: int64 */
            readonly unknown_events: number;
            /** Format: int64 */
            readonly broken_frames: number;
            /** Format: int64 */
            readonly oversized_frames: number;
            /** Format: int64 */
            readonly dropped_logs: number;
            /** Format: int64 */
            readonly overflows: number;
            /** Format: int64 */
            readonly poison_rows: number;
            /** Format: int64 */
            readonly gaps: number;
            /** Format: int64 */
            readonly lost_rows: number;
        };
        readonly MarkFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "mark";
            readonly channel: string;
            readonly provider_id: string;
            readonly life: string;
            /** Format: int64 */
            readonly from: number;
            /** Format: int64 */
            readonly to: number;
            /** Format: int64 */
            readonly dropped: number;
            readonly why: string;
            /** Format: date-time */
            readonly at: string;
        };
        readonly ModelLine: {
            readonly id: string;
            readonly name: string;
            readonly description: string;
            readonly state: string;
            /** Format: date-time */
            readonly since: string | null;
            readonly unlisted: boolean;
            readonly peer: string | null;
            readonly aliases: readonly string[];
            /** Format: int64 */
            readonly ttl_s: number | null;
            readonly expiry: string;
            /** Format: date-time */
            readonly expires_at: string | null;
            /** Format: int64 */
            readonly median_load_ms: number | null;
            /** Format: int32 */
            readonly context_length: number | null;
            readonly failure: string | null;
        };
        readonly PaceFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "pace";
            readonly hidden: boolean;
        };
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            /** Format: int32 */
            readonly status: number;
            readonly detail: string;
            readonly incident: string | null;
        };
        readonly RequestLine: {
            readonly id: string;
            /** Format: date-time */
            readonly started_at: string;
            readonly model: string;
            readonly path: string;
            readonly method: string;
            readonly source: string | null;
            readonly user_agent: string | null;
            readonly remote_ip: string | null;
            /** Format: int64 */
            readonly response_bytes: number | null;
            /** Format: int64 */
            readonly elapsed_ms: number | null;
        };
        readonly ResyncFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "resync";
            readonly channel: string;
            readonly provider_id: string;
            readonly life: string;
            /** Format: int64 */
            readonly seq: number;
        };
        readonly ServerRuntime: {
            readonly java: string;
            readonly liberty: string;
            /** Format: int32 */
            readonly processors: number;
            /** Format: int32 */
            readonly loops: number;
            /** Format: int64 */
            readonly heap_bytes: number;
            /** Format: int64 */
            readonly max_heap_bytes: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AboutView = components['schemas']['AboutView'];
export type ActivityFrame = components['schemas']['ActivityFrame'];
export type ActivityView = components['schemas']['ActivityView'];
export type BeatFrame = components['schemas']['BeatFrame'];
export type ClientFrame = components['schemas']['ClientFrame'];
export type DatabaseFigures = components['schemas']['DatabaseFigures'];
export type DatabaseHealth = components['schemas']['DatabaseHealth'];
export type DatabaseKind = components['schemas']['DatabaseKind'];
export type FleetFrame = components['schemas']['FleetFrame'];
export type Frame = components['schemas']['Frame'];
export type FrameGap = components['schemas']['FrameGap'];
export type Head = components['schemas']['Head'];
export type HealthStatus = components['schemas']['HealthStatus'];
export type HealthView = components['schemas']['HealthView'];
export type HelloFrame = components['schemas']['HelloFrame'];
export type HostView = components['schemas']['HostView'];
export type JoinFrame = components['schemas']['JoinFrame'];
export type LiveFigures = components['schemas']['LiveFigures'];
export type LiveSessionLine = components['schemas']['LiveSessionLine'];
export type LossCounts = components['schemas']['LossCounts'];
export type MarkFrame = components['schemas']['MarkFrame'];
export type ModelLine = components['schemas']['ModelLine'];
export type PaceFrame = components['schemas']['PaceFrame'];
export type Problem = components['schemas']['Problem'];
export type RequestLine = components['schemas']['RequestLine'];
export type ResyncFrame = components['schemas']['ResyncFrame'];
export type ServerRuntime = components['schemas']['ServerRuntime'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

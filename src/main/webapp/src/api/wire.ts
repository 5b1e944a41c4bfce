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
    readonly "/api/control/activity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Finished requests that fit a filter, page by page; newest end first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly before?: string;
                    /** @description ended at this time or later, ISO 8601 */
                    readonly from?: string;
                    readonly limit?: number;
                    /** @description took at most so many milliseconds */
                    readonly max_duration_ms?: string;
                    /** @description at most so many generated tokens */
                    readonly max_output_tokens?: string;
                    /** @description took at least so many milliseconds */
                    readonly min_duration_ms?: string;
                    /** @description at least so many generated tokens */
                    readonly min_output_tokens?: string;
                    /** @description model as the host names it; repeatable */
                    readonly model?: readonly string[];
                    readonly order?: "asc" | "desc";
                    /** @description path of the request; repeatable */
                    readonly path?: readonly string[];
                    /** @description id of a host; repeatable */
                    readonly provider_id?: readonly string[];
                    readonly sort?: "ended_at" | "duration_ms" | "input_tokens" | "output_tokens" | "tokens_per_second";
                    /** @description who sent it; empty for rows of which that is not known; repeatable */
                    readonly source?: readonly string[];
                    /** @description 200, 5xx, failed (from 400 on, or with an error) or unknown; repeatable */
                    readonly status?: readonly string[];
                    /** @description part of the model, path or error message, in any case */
                    readonly text?: string;
                    /** @description ended before this time, ISO 8601 */
                    readonly to?: string;
                };
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
                        readonly "application/json": components["schemas"]["ActivityRowsView"];
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
    readonly "/api/control/activity/csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The finished requests that fit a filter as CSV, newest end first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description ended at this time or later, ISO 8601 */
                    readonly from?: string;
                    /** @description took at most so many milliseconds */
                    readonly max_duration_ms?: string;
                    /** @description at most so many generated tokens */
                    readonly max_output_tokens?: string;
                    /** @description took at least so many milliseconds */
                    readonly min_duration_ms?: string;
                    /** @description at least so many generated tokens */
                    readonly min_output_tokens?: string;
                    /** @description model as the host names it; repeatable */
                    readonly model?: readonly string[];
                    /** @description path of the request; repeatable */
                    readonly path?: readonly string[];
                    /** @description id of a host; repeatable */
                    readonly provider_id?: readonly string[];
                    /** @description who sent it; empty for rows of which that is not known; repeatable */
                    readonly source?: readonly string[];
                    /** @description 200, 5xx, failed (from 400 on, or with an error) or unknown; repeatable */
                    readonly status?: readonly string[];
                    /** @description part of the model, path or error message, in any case */
                    readonly text?: string;
                    /** @description ended before this time, ISO 8601 */
                    readonly to?: string;
                };
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
                        readonly "text/csv": string;
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
    readonly "/api/control/activity/summary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Totals and percentiles of the finished requests that fit a filter */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description ended at this time or later, ISO 8601 */
                    readonly from?: string;
                    /** @description took at most so many milliseconds */
                    readonly max_duration_ms?: string;
                    /** @description at most so many generated tokens */
                    readonly max_output_tokens?: string;
                    /** @description took at least so many milliseconds */
                    readonly min_duration_ms?: string;
                    /** @description at least so many generated tokens */
                    readonly min_output_tokens?: string;
                    /** @description model as the host names it; repeatable */
                    readonly model?: readonly string[];
                    /** @description path of the request; repeatable */
                    readonly path?: readonly string[];
                    /** @description id of a host; repeatable */
                    readonly provider_id?: readonly string[];
                    /** @description who sent it; empty for rows of which that is not known; repeatable */
                    readonly source?: readonly string[];
                    /** @description 200, 5xx, failed (from 400 on, or with an error) or unknown; repeatable */
                    readonly status?: readonly string[];
                    /** @description part of the model, path or error message, in any case */
                    readonly text?: string;
                    /** @description ended before this time, ISO 8601 */
                    readonly to?: string;
                };
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
                        readonly "application/json": components["schemas"]["ActivitySummaryView"];
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
    readonly "/api/control/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What happened on the hosts: phases of models, liveness, gaps; newest first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description next of the page before */
                    readonly before?: string;
                    /** @description at this time or later, ISO 8601 */
                    readonly from?: string;
                    readonly kind?: string;
                    readonly limit?: number;
                    /** @description model as the host names it, or * for what concerns the host */
                    readonly model?: string;
                    /** @description id of a host */
                    readonly provider_id?: string;
                    /** @description before this time, ISO 8601 */
                    readonly to?: string;
                };
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
                        readonly "application/json": components["schemas"]["EventsView"];
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
    readonly "/api/control/fleet": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What every host is doing now */
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
                        readonly "application/json": components["schemas"]["FleetView"];
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
    readonly "/api/control/fleet/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What one host is doing now */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
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
                        readonly "application/json": components["schemas"]["HostView"];
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
    readonly "/api/control/hosts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every provider, disabled ones included, and how the file stands */
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
                        readonly "application/json": components["schemas"]["HostsView"];
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
        /** Adds a provider; followed at once when it is an enabled llama-swap host */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewProvider"];
                };
            };
            readonly responses: {
                /** @description Created */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ProviderView"];
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
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/control/hosts/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Asks an address, or a kept provider's, what is there; keeps nothing */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["AddressToTest"];
                };
            };
            readonly responses: {
                /** @description OK */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["AddressTestView"];
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
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/control/hosts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One provider; its revision is the ETag */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
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
                        readonly "application/json": components["schemas"]["ProviderView"];
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
        /** Removes a provider and its pasted key; its history stays. Needs If-Match */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    readonly "If-Match"?: string;
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description It is removed */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
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
        readonly options?: never;
        readonly head?: never;
        /** Changes what is sent, enabling and disabling included; effective at once. Needs If-Match */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    readonly "If-Match"?: string;
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ProviderChange"];
                };
            };
            readonly responses: {
                /** @description OK */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ProviderView"];
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
        readonly trace?: never;
    };
    readonly "/api/control/hosts/{id}/purge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Deletes the history of a provider that is disabled or removed; confirm repeats its id */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["PurgeOrder"];
                };
            };
            readonly responses: {
                /** @description Nothing is kept any more */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
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
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/control/leases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who holds which hosts, and who asks for them */
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
                        readonly "application/json": components["schemas"]["LeasesView"];
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
        /** Claims a host; 409 says who is in the way */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewLease"];
                };
            };
            readonly responses: {
                /** @description Created */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["GrantView"];
                    };
                };
                /** @description Somebody is in the way */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/problem+json": components["schemas"]["HeldProblem"];
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
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/control/leases/{provider_id}/preemption": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Asks whoever is in the way to stop; then claim again until it is granted */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly provider_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewPreemption"];
                };
            };
            readonly responses: {
                /** @description OK */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["PreemptionView"];
                    };
                };
                /** @description Somebody is in the way */
                readonly 409: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/problem+json": components["schemas"]["HeldProblem"];
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
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/control/leases/{provider_id}/{fence}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Renews a lease and tells who asks for the host; 409 when it is over */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path: {
                    readonly fence: string;
                    readonly provider_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["HolderBody"];
                };
            };
            readonly responses: {
                /** @description OK */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["GrantView"];
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
        readonly post?: never;
        /** Gives a lease back, again and again if need be; revoke=true takes anybody's */
        readonly delete: {
            readonly parameters: {
                readonly query?: {
                    readonly holder?: string;
                    readonly revoke?: string;
                };
                readonly header?: never;
                readonly path: {
                    readonly fence: string;
                    readonly provider_id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description It is over */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
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
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/control/logs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is kept of the hosts' logs, in figures */
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
                        readonly "application/json": components["schemas"]["LogsView"];
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
    readonly "/api/control/logs/{provider_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest lines of one log of a host, oldest first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description only entries with a higher number, the lowest first to be taken */
                    readonly after?: number;
                    /** @description only entries with a lower number */
                    readonly before?: number;
                    /** @description at most so many entries */
                    readonly limit?: number;
                    /** @description only lines that say that they are about this model */
                    readonly model?: string;
                    /** @description false leaves out what the host says about questions of BooControl */
                    readonly own?: boolean;
                    /** @description only lines that hold this text, whatever their case and colours */
                    readonly q?: string;
                    /** @description which log; proxy when not given */
                    readonly source?: "proxy" | "upstream";
                };
                readonly header?: never;
                readonly path: {
                    readonly provider_id: string;
                };
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
                        readonly "application/json": components["schemas"]["LogPageView"];
                        readonly "text/plain;charset=utf-8": string;
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
    readonly "/api/control/perf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest samples of all hosts: machine, cards, hardware */
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
                        readonly "application/json": components["schemas"]["PerfView"];
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
    readonly "/api/control/perf/{provider_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The samples of one host over a range: least, greatest and mean per pixel */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly from?: string;
                    readonly metric?: string;
                    readonly pixels?: number;
                    readonly stream?: string;
                    readonly to?: string;
                };
                readonly header?: never;
                readonly path: {
                    readonly provider_id: string;
                };
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
                        readonly "application/json": components["schemas"]["PerfRangeView"];
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
    readonly "/api/control/swaps": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Loads of models, who was evicted for them and what it cost; newest first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description next of the page before */
                    readonly before?: string;
                    /** @description at this time or later, ISO 8601 */
                    readonly from?: string;
                    readonly limit?: number;
                    /** @description model as the host names it, or * for what concerns the host */
                    readonly model?: string;
                    /** @description id of a host */
                    readonly provider_id?: string;
                    /** @description before this time, ISO 8601 */
                    readonly to?: string;
                };
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
                        readonly "application/json": components["schemas"]["SwapsView"];
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
                readonly activity: components["schemas"]["ActivityFiguresView"];
                readonly fleet: components["schemas"]["HostFigures"];
                readonly hosts: components["schemas"]["HostsFigures"];
                readonly leases: components["schemas"]["LeasesFigures"];
                readonly live: components["schemas"]["LiveFigures"];
                readonly logs: components["schemas"]["LogsFigures"];
                readonly perf: components["schemas"]["PerfFiguresView"];
            };
        };
        readonly AcceleratorView: {
            /** Format: int32 */
            readonly index: number;
            readonly kind: string;
            readonly vendor: string;
            readonly model: string;
            readonly memory_kind: string;
            /** Format: int64 */
            readonly memory_bytes: number | null;
            readonly driver: string | null;
            /** Format: double */
            readonly power_limit_w: number | null;
        };
        readonly ActivityFiguresView: {
            /** Format: int32 */
            readonly spooled_rows: number;
            readonly database_failure: string | null;
            readonly hosts: readonly components["schemas"]["HostActivity"][];
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
        readonly ActivityRowsView: {
            readonly rows: readonly components["schemas"]["ActivityView"][];
            readonly next: string | null;
        };
        readonly ActivitySummaryView: {
            /** Format: int64 */
            readonly requests: number;
            /** Format: int64 */
            readonly failed: number;
            /** Format: date-time */
            readonly first_ended_at: string | null;
            /** Format: date-time */
            readonly last_ended_at: string | null;
            /** Format: int64 */
            readonly input_tokens: number | null;
            /** Format: int64 */
            readonly output_tokens: number | null;
            /** Format: int64 */
            readonly cache_tokens: number | null;
            readonly duration_ms: components["schemas"]["Spread"];
            readonly tokens_per_second: components["schemas"]["Spread"];
            readonly prompt_per_second: components["schemas"]["Spread"];
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
        readonly AddressTestView: {
            readonly reachable: boolean;
            readonly as_expected: boolean;
            readonly llama_swap: boolean;
            readonly dialect: string | null;
            readonly version: string | null;
            /** Format: int32 */
            readonly models: number | null;
            readonly needs_key: boolean | null;
            readonly key_problem: string | null;
            /** Format: double */
            readonly round_trip_ms: number | null;
            readonly detail: string | null;
        };
        readonly AddressToTest: {
            readonly id?: string | null;
            readonly base_url?: string | null;
            readonly kind: components["schemas"]["ProviderKind"];
            readonly api_key?: components["schemas"]["KeyChoice"] | null;
        };
        readonly AskView: {
            readonly provider_id: string;
            readonly holder: string;
            readonly purpose: string;
            readonly mode: components["schemas"]["Mode"];
            /** Format: date-time */
            readonly asked_at: string;
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
        /** @enum {string} */
        readonly Cause: "held" | "resting" | "asked" | "crowded";
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
        readonly EventView: {
            /** Format: uuid */
            readonly id: string;
            readonly provider_id: string;
            readonly model: string;
            readonly kind: components["schemas"]["Kind"];
            /** Format: date-time */
            readonly at: string;
            readonly observed: boolean;
            readonly text: string | null;
            /** Format: int64 */
            readonly duration_ms: number | null;
            readonly gap: components["schemas"]["GapView"] | null;
        };
        readonly EventsView: {
            readonly events: readonly components["schemas"]["EventView"][];
            readonly next: string | null;
        };
        /** @enum {string} */
        readonly FileWord: "none" | "applied" | "broken";
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
        readonly FleetView: {
            /** Format: date-time */
            readonly now: string;
            readonly hosts: readonly components["schemas"]["HostView"][];
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
        readonly GapView: {
            /** Format: int64 */
            readonly epoch: number | null;
            /** Format: int64 */
            readonly first_id: number | null;
            /** Format: int64 */
            readonly last_id: number | null;
            /** Format: int64 */
            readonly count: number | null;
        };
        readonly GrantView: {
            readonly lease: components["schemas"]["LeaseView"];
            /** Format: int64 */
            readonly renew_after_ms: number;
            /** Format: int64 */
            readonly stop_after_ms: number;
            /** Format: int64 */
            readonly grace_ms: number;
            readonly preemption: components["schemas"]["AskView"] | null;
        };
        readonly HardwareView: {
            /** Format: date-time */
            readonly detected_at: string;
            readonly system: string;
            readonly system_name: string;
            readonly architecture: string;
            readonly environment: string;
            readonly cpu_model: string | null;
            /** Format: int32 */
            readonly cpu_cores: number | null;
            /** Format: int32 */
            readonly cpu_threads: number | null;
            /** Format: int64 */
            readonly memory_bytes: number | null;
            readonly accelerators: readonly components["schemas"]["AcceleratorView"][];
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
        readonly HeldProblem: {
            readonly type: string;
            readonly title: string;
            /** Format: int32 */
            readonly status: number;
            readonly detail: string;
            readonly incident: string | null;
            readonly cause: components["schemas"]["Cause"];
            readonly holder: string;
            readonly purpose: string;
            readonly mode: components["schemas"]["Mode"];
            /** Format: int64 */
            readonly fence: number | null;
            /** Format: date-time */
            readonly until: string;
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
        readonly HolderBody: {
            readonly holder: string;
        };
        readonly HostActivity: {
            readonly provider_id: string;
            /** Format: int64 */
            readonly epoch: number | null;
            /** Format: int64 */
            readonly settled_id: number | null;
            /** Format: int64 */
            readonly rows: number;
            /** Format: int32 */
            readonly noticed_rows: number;
            /** Format: int32 */
            readonly spooled_rows: number;
            /** Format: int64 */
            readonly lag_ms: number | null;
            /** Format: int64 */
            readonly oldest_spooled_ms: number | null;
            /** Format: int64 */
            readonly dropped_notices: number;
            /** Format: int64 */
            readonly reconciles: number;
            /** Format: date-time */
            readonly last_reconcile_at: string | null;
            readonly reconcile_failure: string | null;
            /** Format: int64 */
            readonly gaps: number;
            /** Format: int64 */
            readonly lost_rows: number;
            /** Format: int64 */
            readonly poison_rows: number;
        };
        readonly HostFigures: {
            readonly provider_id: string;
            readonly dialect: string | null;
            readonly version: string | null;
            readonly state: string;
            readonly reason: string | null;
            /** Format: int64 */
            readonly silent_ms: number | null;
            /** Format: int32 */
            readonly queue_depth: number;
            /** Format: int32 */
            readonly queue_high_water: number;
            /** Format: int64 */
            readonly attempts: number;
            /** Format: int64 */
            readonly connections: number;
            /** Format: int64 */
            readonly reopened: number;
            readonly losses: components["schemas"]["LossCounts"];
        };
        readonly HostPerfView: {
            readonly provider_id: string;
            readonly sampling: string;
            readonly sampling_text: string;
            /** Format: date-time */
            readonly asked_at: string | null;
            /** Format: int64 */
            readonly clock_skew_ms: number | null;
            readonly streams: readonly components["schemas"]["PerfStreamView"][];
            readonly hardware: components["schemas"]["HardwareView"] | null;
        };
        readonly HostSampling: {
            readonly provider_id: string;
            /** Format: int64 */
            readonly polls: number;
            /** Format: int64 */
            readonly failures: number;
            /** Format: int64 */
            readonly skipped: number;
            /** Format: int64 */
            readonly stored_samples: number;
            /** Format: int64 */
            readonly dropped_samples: number;
            /** Format: int64 */
            readonly broken_samples: number;
            readonly last_broken: string | null;
            /** Format: int64 */
            readonly clock_steps: number;
            /** Format: int64 */
            readonly watermarks_dropped: number;
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
        readonly HostsFigures: {
            /** Format: int32 */
            readonly llama_swap: number;
            /** Format: int32 */
            readonly openai: number;
            /** Format: int32 */
            readonly boocontrol_gateway: number;
            /** Format: int32 */
            readonly from_file: number;
            /** Format: int32 */
            readonly from_cockpit: number;
            /** Format: int32 */
            readonly enabled: number;
            /** Format: int32 */
            readonly missing_keys: number;
            /** Format: int32 */
            readonly gone_from_file: number;
            readonly file: components["schemas"]["FileWord"];
            readonly file_error: string | null;
        };
        readonly HostsView: {
            readonly providers: readonly components["schemas"]["ProviderView"][];
            readonly file: string | null;
            readonly file_error: string | null;
        };
        readonly JoinFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "join";
            readonly known: readonly components["schemas"]["Head"][];
        };
        readonly KeyChoice: {
            readonly environment?: string | null;
            readonly file?: string | null;
            readonly pasted?: string | null;
        };
        readonly KeyView: {
            readonly source: string;
            readonly place: string | null;
            readonly ready: boolean;
            readonly problem: string | null;
        };
        /** @enum {string} */
        readonly Kind: "loading" | "ready" | "stopping" | "stopped" | "load_failed" | "gap" | "gap_suspected" | "connected" | "reconnecting" | "down" | "disabled";
        readonly LeaseView: {
            readonly provider_id: string;
            /** Format: int64 */
            readonly fence: number;
            readonly mode: components["schemas"]["Mode"];
            readonly holder: string;
            readonly purpose: string;
            /** Format: date-time */
            readonly acquired_at: string;
            /** Format: date-time */
            readonly heartbeat: string;
            /** Format: date-time */
            readonly expires_at: string;
            /** Format: date-time */
            readonly max_until: string;
        };
        readonly LeasesFigures: {
            /** Format: int32 */
            readonly held: number;
            /** Format: int64 */
            readonly granted: number;
            /** Format: int64 */
            readonly refused: number;
            /** Format: int64 */
            readonly renewed: number;
            /** Format: int64 */
            readonly renewals_too_late: number;
            /** Format: int64 */
            readonly preemptions: number;
            /** Format: int64 */
            readonly unavailable: number;
            /** Format: int64 */
            readonly lost: number;
            /** Format: int64 */
            readonly ttl_ms: number;
        };
        readonly LeasesView: {
            /** Format: date-time */
            readonly now: string;
            readonly leases: readonly components["schemas"]["LeaseView"][];
            readonly preemptions: readonly components["schemas"]["AskView"][];
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
        readonly LogLineView: {
            /** Format: int64 */
            readonly number: number;
            /** Format: date-time */
            readonly read_at: string;
            readonly text: string;
            /** Format: int64 */
            readonly cut_chars: number;
            readonly history: boolean;
            readonly own: boolean;
            readonly model: string | null;
        };
        /** @enum {string} */
        readonly LogMarkKind: "host_dropped" | "host_warned" | "dropped" | "rejoined";
        readonly LogMarkView: {
            /** Format: int64 */
            readonly number: number;
            /** Format: date-time */
            readonly read_at: string;
            readonly kind: components["schemas"]["LogMarkKind"];
            /** Format: int64 */
            readonly amount: number;
        };
        readonly LogPageView: {
            readonly provider_id: string;
            readonly source: components["schemas"]["LogSource"];
            readonly life: string | null;
            readonly lines: readonly components["schemas"]["LogLineView"][];
            readonly marks: readonly components["schemas"]["LogMarkView"][];
            /** Format: int64 */
            readonly oldest: number | null;
            /** Format: int64 */
            readonly newest: number | null;
            readonly more: boolean;
        };
        /** @enum {string} */
        readonly LogSource: "proxy" | "upstream";
        readonly LogTailView: {
            readonly provider_id: string;
            readonly source: components["schemas"]["LogSource"];
            /** Format: int32 */
            readonly lines: number;
            /** Format: int32 */
            readonly marks: number;
            /** Format: int64 */
            readonly bytes: number;
            /** Format: date-time */
            readonly last_line_at: string | null;
            /** Format: int64 */
            readonly read_lines: number;
            /** Format: int64 */
            readonly fell_lines: number;
            /** Format: int64 */
            readonly marked: number;
            /** Format: int64 */
            readonly repeated_lines: number;
            /** Format: int64 */
            readonly dropped_pieces: number;
            /** Format: int64 */
            readonly host_dropped_bytes: number;
            /** Format: int64 */
            readonly cut_chars: number;
            /** Format: int64 */
            readonly own_lines: number;
        };
        readonly LogsFigures: {
            /** Format: int32 */
            readonly tails: number;
            /** Format: int32 */
            readonly lines: number;
            /** Format: int32 */
            readonly marks: number;
            /** Format: int64 */
            readonly bytes: number;
            /** Format: int64 */
            readonly waiting_chars: number;
            /** Format: int64 */
            readonly read_lines: number;
            /** Format: int64 */
            readonly fell_lines: number;
            /** Format: int64 */
            readonly marked: number;
            /** Format: int64 */
            readonly repeated_lines: number;
            /** Format: int64 */
            readonly dropped_pieces: number;
            /** Format: int64 */
            readonly host_dropped_bytes: number;
            /** Format: int64 */
            readonly cut_chars: number;
            /** Format: int64 */
            readonly failures: number;
        };
        readonly LogsView: {
            readonly tails: readonly components["schemas"]["LogTailView"][];
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
        /** @enum {string} */
        readonly Metric: "cpu_pct" | "cpu_max_pct" | "load_1" | "load_5" | "load_15" | "mem_used_mb" | "mem_total_mb" | "mem_free_mb" | "swap_used_mb" | "swap_total_mb" | "net_recv_bytes_s" | "net_sent_bytes_s" | "util_pct" | "mem_util_pct" | "temp_c" | "vram_temp_c" | "fan_pct" | "power_w";
        /** @enum {string} */
        readonly Mode: "exclusive" | "shared";
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
        readonly NewLease: {
            readonly provider_id: string;
            readonly holder: string;
            readonly purpose: string;
            readonly mode: components["schemas"]["Mode"];
        };
        readonly NewPreemption: {
            readonly holder: string;
            readonly purpose: string;
            readonly mode: components["schemas"]["Mode"];
        };
        readonly NewProvider: {
            readonly id: string;
            readonly name?: string | null;
            readonly kind?: components["schemas"]["ProviderKind"] | null;
            readonly base_url: string;
            readonly api_key?: components["schemas"]["KeyChoice"] | null;
            readonly enabled?: boolean | null;
            readonly operating_system?: string | null;
            readonly gpus?: readonly string[] | null;
            readonly favourites?: readonly string[] | null;
            readonly hidden?: readonly string[] | null;
        };
        /** @enum {string} */
        readonly Origin: "file" | "cockpit";
        readonly PaceFrame: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "pace";
            readonly hidden: boolean;
        };
        readonly PerfFiguresView: {
            /** Format: int32 */
            readonly waiting_samples: number;
            readonly database_failure: string | null;
            readonly hosts: readonly components["schemas"]["HostSampling"][];
        };
        readonly PerfGapView: {
            /** Format: date-time */
            readonly from: string;
            /** Format: date-time */
            readonly to: string;
        };
        readonly PerfRangeView: {
            readonly provider_id: string;
            /** Format: date-time */
            readonly from: string;
            /** Format: date-time */
            readonly to: string;
            /** Format: int64 */
            readonly pixel_ms: number;
            readonly series: readonly components["schemas"]["PerfSeriesView"][];
        };
        readonly PerfSeriesView: {
            readonly stream: string;
            readonly metric: components["schemas"]["Metric"];
            readonly at: readonly string[];
            readonly min: readonly number[];
            readonly max: readonly number[];
            readonly mean: readonly number[];
            readonly gaps: readonly components["schemas"]["PerfGapView"][];
        };
        readonly PerfStreamView: {
            readonly stream: string;
            /** Format: int32 */
            readonly index: number | null;
            readonly name: string | null;
            /** Format: date-time */
            readonly at: string;
            /** Format: date-time */
            readonly host_at: string;
            /** Format: date-time */
            readonly stale_since: string | null;
            readonly values: readonly components["schemas"]["PerfValueView"][];
            readonly silent: readonly components["schemas"]["SilentValueView"][];
        };
        readonly PerfValueView: {
            readonly metric: components["schemas"]["Metric"];
            /** Format: double */
            readonly value: number;
        };
        readonly PerfView: {
            /** Format: date-time */
            readonly at: string;
            readonly hosts: readonly components["schemas"]["HostPerfView"][];
        };
        /** @enum {string} */
        readonly PreemptionState: "asked" | "free";
        readonly PreemptionView: {
            readonly state: components["schemas"]["PreemptionState"];
            /** Format: date-time */
            readonly asked_at: string | null;
            /** Format: date-time */
            readonly latest: string | null;
        };
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            /** Format: int32 */
            readonly status: number;
            readonly detail: string;
            readonly incident: string | null;
        };
        readonly ProviderChange: {
            readonly name?: string | null;
            readonly kind?: components["schemas"]["ProviderKind"] | null;
            readonly base_url?: string | null;
            readonly api_key?: components["schemas"]["KeyChoice"] | null;
            readonly enabled?: boolean | null;
            readonly operating_system?: string | null;
            readonly gpus?: readonly string[] | null;
            readonly favourites?: readonly string[] | null;
            readonly hidden?: readonly string[] | null;
        };
        /** @enum {string} */
        readonly ProviderKind: "llama-swap" | "openai" | "boocontrol-gateway";
        readonly ProviderView: {
            readonly id: string;
            readonly name: string;
            readonly kind: components["schemas"]["ProviderKind"];
            readonly base_url: string;
            readonly api_key: components["schemas"]["KeyView"];
            readonly enabled: boolean;
            readonly origin: components["schemas"]["Origin"];
            readonly gone_from_file: boolean;
            readonly operating_system: string;
            readonly gpus: readonly string[];
            readonly favourites: readonly string[];
            readonly hidden: readonly string[];
            /** Format: int64 */
            readonly revision: number;
        };
        readonly PurgeOrder: {
            readonly confirm: string;
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
        readonly SilentValueView: {
            readonly metric: components["schemas"]["Metric"];
            /** Format: double */
            readonly last_value: number;
            /** Format: date-time */
            readonly since: string;
        };
        readonly Spread: {
            /** Format: int64 */
            readonly known: number;
            /** Format: double */
            readonly p50: number | null;
            /** Format: double */
            readonly p95: number | null;
            /** Format: double */
            readonly p99: number | null;
        };
        readonly SwapView: {
            readonly provider_id: string;
            readonly model: string;
            /** Format: date-time */
            readonly began_at: string;
            readonly end: components["schemas"]["Kind"] | null;
            /** Format: date-time */
            readonly ended_at: string | null;
            readonly text: string | null;
            readonly evicted: readonly string[];
            /** Format: int64 */
            readonly cost_ms: number | null;
            readonly observed: boolean;
        };
        readonly SwapsView: {
            readonly swaps: readonly components["schemas"]["SwapView"][];
            readonly next: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AboutView = components['schemas']['AboutView'];
export type AcceleratorView = components['schemas']['AcceleratorView'];
export type ActivityFiguresView = components['schemas']['ActivityFiguresView'];
export type ActivityFrame = components['schemas']['ActivityFrame'];
export type ActivityRowsView = components['schemas']['ActivityRowsView'];
export type ActivitySummaryView = components['schemas']['ActivitySummaryView'];
export type ActivityView = components['schemas']['ActivityView'];
export type AddressTestView = components['schemas']['AddressTestView'];
export type AddressToTest = components['schemas']['AddressToTest'];
export type AskView = components['schemas']['AskView'];
export type BeatFrame = components['schemas']['BeatFrame'];
export type Cause = components['schemas']['Cause'];
export type ClientFrame = components['schemas']['ClientFrame'];
export type DatabaseFigures = components['schemas']['DatabaseFigures'];
export type DatabaseHealth = components['schemas']['DatabaseHealth'];
export type DatabaseKind = components['schemas']['DatabaseKind'];
export type EventView = components['schemas']['EventView'];
export type EventsView = components['schemas']['EventsView'];
export type FileWord = components['schemas']['FileWord'];
export type FleetFrame = components['schemas']['FleetFrame'];
export type FleetView = components['schemas']['FleetView'];
export type Frame = components['schemas']['Frame'];
export type FrameGap = components['schemas']['FrameGap'];
export type GapView = components['schemas']['GapView'];
export type GrantView = components['schemas']['GrantView'];
export type HardwareView = components['schemas']['HardwareView'];
export type Head = components['schemas']['Head'];
export type HealthStatus = components['schemas']['HealthStatus'];
export type HealthView = components['schemas']['HealthView'];
export type HeldProblem = components['schemas']['HeldProblem'];
export type HelloFrame = components['schemas']['HelloFrame'];
export type HolderBody = components['schemas']['HolderBody'];
export type HostActivity = components['schemas']['HostActivity'];
export type HostFigures = components['schemas']['HostFigures'];
export type HostPerfView = components['schemas']['HostPerfView'];
export type HostSampling = components['schemas']['HostSampling'];
export type HostView = components['schemas']['HostView'];
export type HostsFigures = components['schemas']['HostsFigures'];
export type HostsView = components['schemas']['HostsView'];
export type JoinFrame = components['schemas']['JoinFrame'];
export type KeyChoice = components['schemas']['KeyChoice'];
export type KeyView = components['schemas']['KeyView'];
export type Kind = components['schemas']['Kind'];
export type LeaseView = components['schemas']['LeaseView'];
export type LeasesFigures = components['schemas']['LeasesFigures'];
export type LeasesView = components['schemas']['LeasesView'];
export type LiveFigures = components['schemas']['LiveFigures'];
export type LiveSessionLine = components['schemas']['LiveSessionLine'];
export type LogLineView = components['schemas']['LogLineView'];
export type LogMarkKind = components['schemas']['LogMarkKind'];
export type LogMarkView = components['schemas']['LogMarkView'];
export type LogPageView = components['schemas']['LogPageView'];
export type LogSource = components['schemas']['LogSource'];
export type LogTailView = components['schemas']['LogTailView'];
export type LogsFigures = components['schemas']['LogsFigures'];
export type LogsView = components['schemas']['LogsView'];
export type LossCounts = components['schemas']['LossCounts'];
export type MarkFrame = components['schemas']['MarkFrame'];
export type Metric = components['schemas']['Metric'];
export type Mode = components['schemas']['Mode'];
export type ModelLine = components['schemas']['ModelLine'];
export type NewLease = components['schemas']['NewLease'];
export type NewPreemption = components['schemas']['NewPreemption'];
export type NewProvider = components['schemas']['NewProvider'];
export type Origin = components['schemas']['Origin'];
export type PaceFrame = components['schemas']['PaceFrame'];
export type PerfFiguresView = components['schemas']['PerfFiguresView'];
export type PerfGapView = components['schemas']['PerfGapView'];
export type PerfRangeView = components['schemas']['PerfRangeView'];
export type PerfSeriesView = components['schemas']['PerfSeriesView'];
export type PerfStreamView = components['schemas']['PerfStreamView'];
export type PerfValueView = components['schemas']['PerfValueView'];
export type PerfView = components['schemas']['PerfView'];
export type PreemptionState = components['schemas']['PreemptionState'];
export type PreemptionView = components['schemas']['PreemptionView'];
export type Problem = components['schemas']['Problem'];
export type ProviderChange = components['schemas']['ProviderChange'];
export type ProviderKind = components['schemas']['ProviderKind'];
export type ProviderView = components['schemas']['ProviderView'];
export type PurgeOrder = components['schemas']['PurgeOrder'];
export type RequestLine = components['schemas']['RequestLine'];
export type ResyncFrame = components['schemas']['ResyncFrame'];
export type ServerRuntime = components['schemas']['ServerRuntime'];
export type SilentValueView = components['schemas']['SilentValueView'];
export type Spread = components['schemas']['Spread'];
export type SwapView = components['schemas']['SwapView'];
export type SwapsView = components['schemas']['SwapsView'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

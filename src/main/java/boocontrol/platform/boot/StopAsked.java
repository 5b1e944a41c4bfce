package boocontrol.platform.boot;

/// CDI event, fired synchronously: the process was asked to end, and everything still runs. Liberty
/// cuts its connections before any other code of ours hears of the stop, so who wants to say
/// goodbye does it here, within a second.
public record StopAsked() {}

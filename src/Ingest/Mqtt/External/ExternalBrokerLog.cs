using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Mqtt.External;

internal static partial class ExternalBrokerLog
{
    [LoggerMessage(3200, LogLevel.Information, "Connected to broker {Broker}; session present: {SessionPresent}")]
    public static partial void Connected(ILogger logger, string broker, bool sessionPresent);

    [LoggerMessage(3201, LogLevel.Warning, "Broker {Broker} refused us: {Reason}. Check user name, password and access rules")]
    public static partial void Refused(ILogger logger, string broker, string reason);

    [LoggerMessage(3202, LogLevel.Warning, "Broker {Broker} can't be reached: {Cause} Trying again in {Pause}")]
    public static partial void Unreachable(ILogger logger, string broker, string cause, TimeSpan pause, Exception? firstTime);

    [LoggerMessage(3203, LogLevel.Information, "The connection to broker {Broker} ended: {Cause}")]
    public static partial void Ended(ILogger logger, string broker, string cause);

    [LoggerMessage(3204, LogLevel.Warning, "Messages of broker {Broker} were not durable for {Time}; reconnecting to have them again")]
    public static partial void Stuck(ILogger logger, string broker, TimeSpan time);

    [LoggerMessage(3205, LogLevel.Warning, "Possible gap of {Broker} since {Since}. {Reason}")]
    public static partial void PossibleGap(ILogger logger, string broker, DateTimeOffset? since, string reason);

    [LoggerMessage(3207, LogLevel.Warning, "Nothing is read from broker {Broker} until the journal takes it: the broker keeps what comes, as far as its queue reaches, and delivers it then. {Cause}")]
    public static partial void NotReading(ILogger logger, string broker, string cause);

    [LoggerMessage(3208, LogLevel.Information, "Broker {Broker} is read again")]
    public static partial void ReadingAgain(ILogger logger, string broker);

    [LoggerMessage(3206, LogLevel.Information, "Broker {Broker} does not let us read {Topic}: a restart of it that keeps our session is not noticed")]
    public static partial void NoUptime(ILogger logger, string broker, string topic);
}

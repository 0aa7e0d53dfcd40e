using System.Net;
using Microsoft.Extensions.Logging;
using MQTTnet.Protocol;
using Telemetry.Ingest.Security;

namespace Telemetry.Ingest.Mqtt.Embedded;

internal static partial class BrokerLog
{
    [LoggerMessage(3100, LogLevel.Information, "MQTT broker listens on {EndPoint} ({Kind})")]
    public static partial void Listening(ILogger logger, EndPoint endPoint, string kind);

    [LoggerMessage(3101, LogLevel.Warning, "Anyone may publish as any gateway: {Section}:Embedded:AllowAnonymous is set")]
    public static partial void Anonymous(ILogger logger, string section);

    [LoggerMessage(3102, LogLevel.Information, "Gateway {Gateway} from {EndPoint} was refused: {Problem} (lines passed over before: {PassedOver})")]
    public static partial void SignInRefused(ILogger logger, string gateway, EndPoint endPoint, KeyProblem problem, long passedOver);

    [LoggerMessage(3103, LogLevel.Information, "Connection of gateway {Gateway} from {EndPoint} ended: {Reason} {Text} (lines passed over before: {PassedOver})")]
    public static partial void Ended(ILogger logger, string gateway, EndPoint endPoint, MqttDisconnectReasonCode reason, string text, long passedOver);

    [LoggerMessage(3104, LogLevel.Error, "The journal took no message of gateway {Gateway}: none is acknowledged, and gateways are told to try again later. {Cause}")]
    public static partial void JournalFailed(ILogger logger, string gateway, string cause);

    [LoggerMessage(3105, LogLevel.Warning, "The keys of connected gateways could not be looked at; a revoked one stays connected until they can")]
    public static partial void KeysUnavailable(ILogger logger, Exception error);

    [LoggerMessage(3106, LogLevel.Warning, "A gateway could not sign in because the key store did not answer")]
    public static partial void KeyStoreFailed(ILogger logger, Exception error);

    [LoggerMessage(3107, LogLevel.Warning, "The certificate could not be read again; the one in use stays")]
    public static partial void CertificateUnreadable(ILogger logger, Exception error);

    [LoggerMessage(3108, LogLevel.Debug, "Connection from {EndPoint} failed")]
    public static partial void ConnectionFailed(ILogger logger, EndPoint? endPoint, Exception error);

    [LoggerMessage(3109, LogLevel.Error, "The broker's watch over connections failed and goes on")]
    public static partial void WatchFailed(ILogger logger, Exception error);

    [LoggerMessage(3110, LogLevel.Error, "A packet of gateway {Gateway} could not be worked on and was not acknowledged: a fault of ours")]
    public static partial void ReceiveFailed(ILogger logger, string gateway, Exception error);

    [LoggerMessage(3111, LogLevel.Error, "Serving the connection from {EndPoint} failed: a fault of ours")]
    public static partial void ServeFailed(ILogger logger, EndPoint? endPoint, Exception error);
}

using Microsoft.Extensions.Logging;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Time;
using Telemetry.Ingest.Security;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>Lets a gateway in: its id as user name, its key as password. What is wrong with a key is logged, not told.</summary>
internal sealed class GatewaySignIn(EmbeddedBrokerOptions options, ConnectionRegistry registry, ConnectionServices services, KeyVerifier? keys)
{
    private const int MaxClientId = 200;

    public async Task JudgeAsync(ValidatingConnectionEventArgs attempt)
    {
        var connection = (GatewayConnection)attempt.ChannelAdapter;
        var (code, text, credential) = await AnswerAsync(attempt, connection.HasWill);
        if (code == MqttConnectReasonCode.Success)
        {
            var gateway = credential is null ? (GatewayId?)null : new GatewayId(credential.Principal);
            var quota = registry.QuotaOf(gateway);
            if (quota.TryConnect())
            {
                connection.SignIn(gateway, credential, quota);
                registry.SignedIn(connection);
                services.Metrics.Connected();
                return;
            }

            (code, text) = (MqttConnectReasonCode.QuotaExceeded, $"The gateway has {options.MaxConnectionsPerGateway} connections already.");
        }

        services.Metrics.Refused(code.ToString());
        attempt.ReasonCode = attempt.ProtocolVersion == MqttProtocolVersion.V500 ? code : ForVersion3(code);
        attempt.ReasonString = text;
    }

    private async Task<(MqttConnectReasonCode Code, string Text, StoredCredential? Credential)> AnswerAsync(ValidatingConnectionEventArgs attempt, bool hasWill)
    {
        if (attempt.ProtocolVersion is not (MqttProtocolVersion.V311 or MqttProtocolVersion.V500))
        {
            return (MqttConnectReasonCode.UnsupportedProtocolVersion, "MQTT 3.1.1 or 5.", null);
        }

        if (string.IsNullOrEmpty(attempt.ClientId) || attempt.ClientId.Length > MaxClientId)
        {
            return (MqttConnectReasonCode.ClientIdentifierNotValid, $"A client identifier of at most {MaxClientId} characters, or a clean session.", null);
        }

        if (!string.IsNullOrEmpty(attempt.AuthenticationMethod))
        {
            return (MqttConnectReasonCode.BadAuthenticationMethod, "Sign in with user name and password.", null);
        }

        if (hasWill)
        {
            return (MqttConnectReasonCode.NotAuthorized, "Wills are not offered: a silent gateway is noticed by its readings.", null);
        }

        if (services.Journal.FailedJustNow)
        {
            return (MqttConnectReasonCode.ServerUnavailable, "The journal can't write. Try again later.", null);
        }

        return await VerifyAsync(attempt);
    }

    private async Task<(MqttConnectReasonCode, string, StoredCredential?)> VerifyAsync(ValidatingConnectionEventArgs attempt)
    {
        var key = attempt.Password ?? "";
        if (options.AllowAnonymous && key.Length == 0)
        {
            return (MqttConnectReasonCode.Success, "", null);
        }

        var verdict = default(KeyVerdict);
        try
        {
            using var timeout = new CancellationTokenSource(options.SignInTimeout, services.Time.OfMachine());
            verdict = keys is null ? new KeyVerdict(KeyProblem.Unknown, null) : await keys.VerifyAsync(key, CredentialKind.Gateway, timeout.Token);
        }
        catch (Exception error)
        {
            // The key store's failure, whatever it is: no answer is not a yes.
            BrokerLog.KeyStoreFailed(services.Logger, error);
            return (MqttConnectReasonCode.ServerUnavailable, "Keys can't be checked now. Try again later.", null);
        }

        if (verdict.IsValid && string.Equals(verdict.Credential.Principal, attempt.UserName, StringComparison.Ordinal))
        {
            return (MqttConnectReasonCode.Success, "", verdict.Credential);
        }

        if (services.Lines.TryTake(out var passedOver))
        {
            BrokerLog.SignInRefused(
                services.Logger, Printable(attempt.UserName), attempt.RemoteEndPoint, verdict.IsValid ? KeyProblem.Unknown : verdict.Problem, passedOver);
        }

        return (MqttConnectReasonCode.BadUserNameOrPassword, "Sign in with the gateway's id and its key.", null);
    }

    /// <summary>A name not yet verified goes to the log only when it could be one.</summary>
    private static string Printable(string? name) => name is not null && Identifier.IsValid(name) ? name : "(none)";

    private static MqttConnectReasonCode ForVersion3(MqttConnectReasonCode code) => code switch
    {
        MqttConnectReasonCode.UnsupportedProtocolVersion or MqttConnectReasonCode.ClientIdentifierNotValid
            or MqttConnectReasonCode.ServerUnavailable or MqttConnectReasonCode.BadUserNameOrPassword => code,
        MqttConnectReasonCode.QuotaExceeded => MqttConnectReasonCode.ServerUnavailable,
        _ => MqttConnectReasonCode.NotAuthorized,
    };
}

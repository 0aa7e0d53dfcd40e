using MQTTnet.Protocol;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>Looks over the live connections once in a while: silent ones, ones that take nothing, ones whose key no longer holds.</summary>
internal sealed class ConnectionWatch(EmbeddedBrokerOptions options, ConnectionRegistry registry, ConnectionServices services, ICredentialStore? store, KeyVerifier? keys)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private long _keysLookedAt = services.Time.GetTimestamp();

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval < options.KeyCheckInterval ? Interval : options.KeyCheckInterval, services.Time);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                EndSilentOnes();
                if (services.Time.GetElapsedTime(_keysLookedAt) >= options.KeyCheckInterval)
                {
                    _keysLookedAt = services.Time.GetTimestamp();
                    await EndRevokedOnesAsync(cancellation);
                }
            }
            catch (OperationCanceledException)
            {
                throw;
            }
            catch (Exception error)
            {
                BrokerLog.WatchFailed(services.Logger, error);
            }
        }
    }

    private void EndSilentOnes()
    {
        foreach (var connection in registry.All)
        {
            if (!connection.IsSignedIn || connection.IsClosed)
            {
                continue;
            }

            if (connection.Channel.WriteStalledFor > options.WriteTimeout)
            {
                _ = connection.CloseAsync(MqttDisconnectReasonCode.UnspecifiedError, "");
            }
            else if (connection.KeepAlive > TimeSpan.Zero && !connection.IsHoldingReader
                && connection.Channel.SinceLastRead > connection.KeepAlive * 1.5)
            {
                _ = connection.CloseAsync(MqttDisconnectReasonCode.KeepAliveTimeout, "Nothing came for one and a half keep-alive periods.");
            }
        }
    }

    private async Task EndRevokedOnesAsync(CancellationToken cancellation)
    {
        if (store is null || !registry.All.Any(connection => connection.Credential is not null))
        {
            return;
        }

        Dictionary<string, StoredCredential> inForce;
        try
        {
            var credentials = await store.ListAsync(CredentialKind.Gateway, principal: null, cancellation);
            inForce = credentials.ToDictionary(credential => credential.KeyId, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            BrokerLog.KeysUnavailable(services.Logger, error);
            return;
        }

        var now = services.Time.GetUtcNow();
        foreach (var connection in registry.All)
        {
            if (connection.Credential is { } credential
                && (!inForce.TryGetValue(credential.KeyId, out var current) || KeyVerifier.StateAt(current, now) != KeyProblem.None))
            {
                keys?.Forget(credential.KeyId);
                _ = connection.CloseAsync(MqttDisconnectReasonCode.NotAuthorized, "The key was revoked or has expired.");
            }
        }
    }
}

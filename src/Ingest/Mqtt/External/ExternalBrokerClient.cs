using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Admission;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>
/// The host as a client of another broker: one supervisor, which connects, subscribes, watches, and after any end waits
/// and connects again with a new client. Nothing else ever reconnects.
/// </summary>
internal sealed class ExternalBrokerClient : BackgroundService, IBrokerState
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RememberInterval = TimeSpan.FromMinutes(1);

    private readonly ExternalBrokerOptions _options;
    private readonly PublishReceiver _receiver;
    private readonly MqttMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HandedOver _handedOver;
    private readonly SessionGaps _gaps;
    private readonly BackOff _backOff;
    private readonly string _broker;
    private volatile string _trouble = "not connected yet";
    private bool _held;

    public ExternalBrokerClient(
        IOptions<MqttOptions> options, IOptions<AdmissionOptions> admission, PublishReceiver receiver, IJournal journal, MqttMetrics metrics, TimeProvider time,
        ILogger<ExternalBrokerClient> logger)
    {
        _options = options.Value.External;
        _receiver = receiver;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _broker = $"{_options.Host}:{_options.Port}";
        _handedOver = new HandedOver(admission.Value.MaxFuture);
        _gaps = new SessionGaps(
            $"{_broker} {_options.ClientId} {_options.TopicFilter}", $"mqtt://{_broker}", new SessionStateFile(_options.StateFile), _handedOver, journal, metrics, time, logger);
        _backOff = new BackOff(_options.FirstBackOff, _options.MaxBackOff, Random.Shared.NextDouble);
    }

    public bool IsConnected { get; private set; }

    public MqttMode Mode => MqttMode.External;

    public BrokerConnections? SignedIn => null;

    public string Doing => $"connected to {_broker}, subscribed to {_options.TopicFilter}";

    public string? Trouble => IsConnected ? null : $"not connected to {_broker}: {_trouble}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Exception? failure = null;
            try
            {
                await ServeAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (JournalFailedException refusal)
            {
                NoteHeld(refusal);
            }
            catch (Exception error)
            {
                failure = error; // The one place that retries.
            }

            var pause = _backOff.Next();
            if (failure is not null)
            {
                ExternalBrokerLog.Unreachable(_logger, _broker, failure.Message, pause, failure.Message == _trouble ? null : failure);
                _trouble = failure.Message;
            }

            await Task.Delay(pause, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One connection from connect to end.</summary>
    private async Task ServeAsync(CancellationToken stopping)
    {
        var factory = new SubscriberConnectionFactory(_options, _receiver, _handedOver, _metrics, _time);
        using var client = new MqttClientFactory().CreateMqttClient(factory);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            patience.CancelAfter(_options.ConnectTimeout);
            _gaps.Connecting();
            var result = await client.ConnectAsync(ClientOptions(), patience.Token);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                _trouble = $"it refuses us: {result.ResultCode} {result.ReasonString}".TrimEnd();
                ExternalBrokerLog.Refused(_logger, _broker, $"{result.ResultCode} {result.ReasonString}".TrimEnd());
                return;
            }

            if (!_held)
            {
                ExternalBrokerLog.Connected(_logger, _broker, result.IsSessionPresent);
            }

            await _gaps.ConnectedAsync(result.IsSessionPresent, patience.Token);
            var connection = factory.Connection!;
            connection.UptimeTold = _gaps.ToldUptimeAsync;
            if (!await SubscribeAsync(client, patience.Token))
            {
                return;
            }

            IsConnected = true;
            client.DisconnectedAsync += e =>
            {
                connection.Close(e.ReasonString ?? e.Reason.ToString());
                return Task.CompletedTask;
            };
            await WatchAsync(connection, stopping);
            if (connection.Refused is { } refusal)
            {
                throw refusal;
            }
        }
        catch (Exception error) when (error is not JournalFailedException && factory.Connection?.Refused is not null)
        {
            // We ended it ourselves, before the broker had answered: MQTTnet only knows that it is not connected any more.
            throw factory.Connection.Refused;
        }
        finally
        {
            _trouble = IsConnected ? "the connection was lost" : _trouble;
            IsConnected = false;
            factory.Connection?.Close("done");
        }
    }

    private async Task<bool> SubscribeAsync(IMqttClient client, CancellationToken cancellation)
    {
        // Also with a session present: the topic may have been changed in the settings, and it costs nothing.
        var subscribed = await client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(_options.TopicFilter, MqttQualityOfServiceLevel.AtLeastOnce).Build(), cancellation);
        var code = subscribed.Items.First().ResultCode;
        if (code == MqttClientSubscribeResultCode.GrantedQoS1)
        {
            await SubscribeToUptimeAsync(client, cancellation);
            return true;
        }

        _trouble = $"it refuses the subscription to {_options.TopicFilter}: {code}";
        ExternalBrokerLog.Refused(_logger, _broker, $"subscribing to {_options.TopicFilter}: {code}");
        return false;
    }

    /// <summary>Retained and sent at once where the broker is a mosquitto that lets us read it; without it nothing else is missing.</summary>
    private async Task SubscribeToUptimeAsync(IMqttClient client, CancellationToken cancellation)
    {
        var subscribed = await client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(BrokerUptime.Topic, MqttQualityOfServiceLevel.AtMostOnce).Build(), cancellation);
        if (subscribed.Items.First().ResultCode != MqttClientSubscribeResultCode.GrantedQoS0)
        {
            ExternalBrokerLog.NoUptime(_logger, _broker, BrokerUptime.Topic);
        }
    }

    private async Task WatchAsync(SubscriberConnection connection, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(WatchInterval, _time);
        var acknowledged = 0L;
        var progress = _time.GetTimestamp();
        var remembered = progress;
        while (!connection.Ended.IsCompleted)
        {
            var tick = timer.WaitForNextTickAsync(stopping).AsTask();
            await Task.WhenAny(tick, connection.Ended);
            stopping.ThrowIfCancellationRequested();
            if (connection.InFlight == 0 || connection.Acknowledged != acknowledged)
            {
                acknowledged = connection.Acknowledged;
                progress = _time.GetTimestamp();
                if (acknowledged > 0)
                {
                    _backOff.Reset();
                    NoteRead();
                }
            }
            else if (_time.GetElapsedTime(progress) > _options.StuckAfter)
            {
                ExternalBrokerLog.Stuck(_logger, _broker, _options.StuckAfter);
                connection.Close("nothing became durable");
            }

            if (_time.GetElapsedTime(remembered) > RememberInterval)
            {
                remembered = _time.GetTimestamp();
                _gaps.StillThere();
            }

            if (connection.Ended.IsCompleted)
            {
                break;
            }

            await tick;
        }

        _gaps.StillThere();
        var cause = await connection.Ended;
        if (connection.Refused is null)
        {
            ExternalBrokerLog.Ended(_logger, _broker, cause);
        }
    }

    /// <summary>The broker is there and the journal takes nothing: said once, however often it is tried until it does.</summary>
    private void NoteHeld(JournalFailedException refusal)
    {
        _trouble = "the journal takes nothing: " + refusal.Message;
        if (!_held)
        {
            ExternalBrokerLog.NotReading(_logger, _broker, refusal.Message);
        }

        _held = true;
    }

    private void NoteRead()
    {
        if (_held)
        {
            ExternalBrokerLog.ReadingAgain(_logger, _broker);
        }

        _held = false;
    }

    private MqttClientOptions ClientOptions()
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(_options.Host, _options.Port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(_options.ClientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval((uint)_options.SessionExpiry.TotalSeconds)
            .WithReceiveMaximum((ushort)_options.ReceiveMaximum)
            .WithKeepAlivePeriod(_options.KeepAlive)
            .WithTimeout(_options.ConnectTimeout);
        if (_options.UserName is not null)
        {
            var password = string.IsNullOrWhiteSpace(_options.PasswordFile)
                ? _options.Password
                : File.ReadAllText(_options.PasswordFile).TrimEnd('\r', '\n');
            builder.WithCredentials(_options.UserName, password ?? "");
        }

        if (_options.UseTls)
        {
            builder.WithTlsOptions(tls =>
            {
                tls.UseTls().WithTargetHost(_options.Host);
                if (!string.IsNullOrWhiteSpace(_options.CaCertificatePath))
                {
                    var authorities = new X509Certificate2Collection();
                    authorities.ImportFromPemFile(_options.CaCertificatePath);
                    tls.WithTrustChain(authorities);
                }
            });
        }

        return builder.Build();
    }
}

using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.FirmwareSim;

/// <summary>The demo city on the air: its six gateways publish over MQTT until they are stopped.</summary>
/// <param name="report">Takes what a person may want to know (a broker that is away), a line each; null for silence.</param>
public sealed class CitySimulation(Action<string>? report = null)
{
    private readonly Tally _tally = new();
    private IReadOnlyList<SimulatedGateway> _gateways = [];

    /// <summary>What became of the messages so far.</summary>
    public SimulationSummary Summary => _tally.Summary(_gateways.Sum(g => g.Unanswered), _gateways.Sum(g => g.Overwritten));

    /// <summary>Runs until it is cancelled, then ends without an exception. A broker that is away or comes later is waited for.</summary>
    /// <exception cref="ArgumentException">The host is not loopback and <see cref="CitySimulationOptions.AllowRemote"/> is off.</exception>
    public async Task<SimulationSummary> RunAsync(CitySimulationOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        Loopback.Require(options.Host, options.AllowRemote);
        var instruments = new CityInstruments(options.Seed);
        var transports = new List<MqttGatewayTransport>();
        var gateways = new List<SimulatedGateway>();
        foreach (var (id, _) in Marlhaven.Gateways)
        {
            var transport = new MqttGatewayTransport(id, options.Host, options.Port, options.GatewayKeys.GetValueOrDefault(id), options.AnswerWithin);
            var store = new MessageStore(options.StoreCapacity);
            var link = new GatewayLink(id, transport, store, _tally, options.MaxInFlight, clock, report ?? (static _ => { }));
            transports.Add(transport);
            gateways.Add(new SimulatedGateway(new ReadingSchedule(id, instruments.Of(id), FormatOf(id)), store, link, clock));
        }

        _gateways = gateways;
        try
        {
            await Task.WhenAll(gateways.Select(gateway => gateway.RunAsync(options.Backlog, cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopped, as asked.
        }
        finally
        {
            foreach (var transport in transports)
            {
                await transport.DisposeAsync();
            }
        }

        return Summary;
    }

    /// <summary>Two of the six speak SenML, so that the demo exercises both decoders.</summary>
    private static PayloadFormat FormatOf(string gateway) =>
        gateway is "gw-coast" or "gw-air" ? PayloadFormat.SenMl : PayloadFormat.NativeJson;
}

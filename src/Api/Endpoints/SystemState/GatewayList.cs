using Microsoft.Extensions.Options;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Mqtt;
using Telemetry.Rules.Devices;

namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>Every gateway with what memory knows of its sensors: no store is asked.</summary>
internal sealed class GatewayList(
    INetworkProvider networks, ILatestReadings latest, TimeProvider clock, IOptions<DeviceRuleOptions> devices, IBrokerState? broker = null)
{
    /// <summary>Most gateways of one answer: the worst, which are those that are looked for.</summary>
    private const int Most = 500;

    /// <param name="awaySince">Since when each gateway that is away is; null when that is not known.</param>
    public (SystemGatewayTotalsDto Totals, IReadOnlyList<SystemGatewayDto> Gateways) Read(IReadOnlyDictionary<string, DateTimeOffset>? awaySince)
    {
        var network = networks.Current;
        var heard = network.Gateways.ToDictionary(g => g.Id, _ => new Heard());
        foreach (var sensor in network.Sensors)
        {
            Count(sensor, heard[sensor.Gateway]);
        }

        var connections = broker?.SignedIn;
        var all = network.Gateways.Select(g => Gateway(g, heard[g.Id], connections, awaySince)).ToList();
        var listed = all.OrderBy(g => g.AwaySince is null).ThenByDescending(g => g.SilentSensors > 0).ThenBy(g => g.Id, StringComparer.Ordinal).Take(Most).ToList();
        var totals = new SystemGatewayTotalsDto(
            all.Count, awaySince is null ? null : all.Count(g => g.AwaySince is not null), listed.Count, network.Sensors.Count, all.Sum(g => g.SilentSensors));
        return (totals, listed);
    }

    private void Count(Sensor sensor, Heard heard)
    {
        DateTimeOffset? last = null;
        foreach (var quantity in sensor.Quantities)
        {
            if (latest.Find(sensor.Id, quantity) is { } newest)
            {
                var reading = newest.Checked.Reading;
                last = last > reading.ObservedAt ? last : reading.ObservedAt;
                heard.ReceivedAt = heard.ReceivedAt > reading.ReceivedAt ? heard.ReceivedAt : reading.ReceivedAt;
            }
        }

        heard.ObservedAt = heard.ObservedAt > last ? heard.ObservedAt : last ?? heard.ObservedAt;
        heard.Sensors++;
        if (last is null || clock.GetUtcNow() - last > devices.Value.SilentAfterIntervals * sensor.Interval)
        {
            heard.Silent++;
        }
    }

    private static SystemGatewayDto Gateway(
        Gateway gateway, Heard heard, BrokerConnections? connections, IReadOnlyDictionary<string, DateTimeOffset>? awaySince) => new(
        gateway.Id.Value,
        gateway.Name,
        connections switch
        {
            null => null,
            _ when connections.Gateways.Contains(gateway.Id) => true,
            { Anonymous: > 0 } => null,
            _ => false,
        },
        heard.ObservedAt,
        heard.ReceivedAt,
        heard.Sensors,
        heard.Silent,
        awaySince is not null && awaySince.TryGetValue(gateway.Id.Value, out var since) ? since : null);

    private sealed class Heard
    {
        public DateTimeOffset? ObservedAt { get; set; }

        public DateTimeOffset? ReceivedAt { get; set; }

        public int Sensors { get; set; }

        public int Silent { get; set; }
    }
}

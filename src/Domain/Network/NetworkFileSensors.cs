using System.Text.Json;
using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Network;

/// <summary>The <c>sensors</c> of a network file.</summary>
internal sealed class NetworkFileSensors
{
    /// <summary>Longest nominal interval, seconds: a week. Silence is judged as three intervals.</summary>
    public const double MaxIntervalSeconds = 7 * 24 * 3600;

    private static readonly IReadOnlyCollection<string> QuantityNames = [.. QuantityCatalogue.All.Select(q => q.Name)];

    private readonly Dictionary<SensorId, Sensor> _all = [];

    public NetworkFileSensors(NetworkFileObject file, NetworkFileSites sites, NetworkFileGateways gateways, NetworkFileErrors errors)
    {
        foreach (var (element, path) in file.Items("sensors", required: true))
        {
            if (NetworkFileObject.Open(element, path, errors, "id", "site", "gateway", "quantities", "intervalSeconds", "grade", "calibratedAt") is { } sensor)
            {
                Read(sensor, sites, gateways, errors);
            }
        }
    }

    public NetworkFileIds Ids { get; } = new("sensor");

    public IReadOnlyList<Sensor> All => [.. _all.Values];

    /// <summary>The sensor, or null while it is unknown or wrong in itself.</summary>
    public Sensor? Find(string id) => _all.GetValueOrDefault(new SensorId(id));

    private void Read(NetworkFileObject from, NetworkFileSites sites, NetworkFileGateways gateways, NetworkFileErrors errors)
    {
        var id = Ids.Declare(from);
        var site = sites.Ids.Refer(from, "site");
        var gateway = gateways.Ids.Refer(from, "gateway", required: false) ?? (from.Has("gateway") ? null : id);
        var quantities = ReadQuantities(from, errors);
        var interval = from.Number("intervalSeconds", 1, MaxIntervalSeconds, "s");
        var grade = from.Choice("grade", false, ("indicative", InstrumentGrade.Indicative), ("reference", InstrumentGrade.Reference));
        var calibrated = from.Instant("calibratedAt", required: false);
        if (id is not null && site is not null && gateway is not null && quantities.Count > 0 && interval is { } seconds)
        {
            var sensor = new SensorId(id);
            _all.Add(sensor, new Sensor(
                sensor,
                new SiteId(site),
                new GatewayId(gateway),
                quantities,
                TimeSpan.FromSeconds(seconds),
                grade ?? InstrumentGrade.Indicative) { CalibratedAt = calibrated });
        }
    }

    private static List<Quantity> ReadQuantities(NetworkFileObject from, NetworkFileErrors errors)
    {
        List<Quantity> quantities = [];
        foreach (var (element, path) in from.Items("quantities", required: true, notEmpty: true))
        {
            var name = element.ValueKind == JsonValueKind.String ? NetworkFileText.TextOf(element) : null;
            if (name is null)
            {
                errors.Add(path, "must be the name of a quantity");
            }
            else if (QuantityCatalogue.Find(name) is not { } quantity)
            {
                errors.Add(path, $"'{NetworkFileText.Short(name)}' is no quantity; known are {string.Join(", ", QuantityNames)}");
            }
            else if (quantities.Contains(quantity))
            {
                errors.Add(path, $"'{name}' is given twice");
            }
            else
            {
                quantities.Add(quantity);
            }
        }

        return quantities;
    }
}

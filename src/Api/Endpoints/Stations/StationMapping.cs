using Telemetry.Api.Endpoints.Forecasts;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Api.Endpoints.Latest;
using Telemetry.Api.Endpoints.Network;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>From the network, the newest readings and the forecast to what is published of a site.</summary>
internal static class StationMapping
{
    public static StationSensorDto ToDto(this Sensor sensor, CityNetwork network) => new(
        sensor.Id.Value,
        sensor.Gateway.Value,
        sensor.Gateway.Value == sensor.Id.Value ? null : network.FindGateway(sensor.Gateway)?.Name,
        sensor.Interval.TotalSeconds,
        SensorSilence.After(sensor).TotalSeconds,
        sensor.Grade == InstrumentGrade.Reference ? "reference" : "indicative",
        [.. sensor.Quantities.Select(q => new QuantityDto(q.Name, q.Unit, q.Minimum, q.Maximum, q.Description))]);

    public static LatestReadingDto ToDto(this LatestReading latest, CityNetwork network)
    {
        var reading = latest.Checked.Reading;
        return new(
            latest.Site.Value,
            reading.Sensor.Value,
            reading.Quantity.Name,
            reading.Quantity.Unit,
            reading.ObservedAt,
            reading.Value,
            latest.Checked.Flag.Name(),
            latest.Checked.Test.Name(),
            reading.Marks.Name(),
            reading.ReceivedAt,
            network.FindSensor(reading.Sensor) is { } sensor ? SensorSilence.From(sensor, reading.ObservedAt) : null,
            GradeName.Of(network.FindSensor(reading.Sensor)));
    }

    public static StationRouteDto ToDto(this Route route, SiteId site, GrittingPolicyOptions policy)
    {
        var offset = route.Stations.First(s => s.Site == site).OffsetK;
        return new(route.ToDto(), offset, Math.Round(policy.PrecautionaryAtOrBelowRst - offset, 2, MidpointRounding.AwayFromZero));
    }

    public static StationForecastDto ToDto(this ForecastIssue issue, GrittingPolicyOptions policy, DateTimeOffset now)
    {
        var hours = issue.ToDto();
        return new(
            issue.IssuedAt,
            issue.ReceivedAt,
            issue.Source,
            now - issue.IssuedAt <= TimeSpan.FromHours(policy.ForecastMaxAgeHours),
            policy.ForecastMaxAgeHours,
            hours.Values,
            [.. hours.Values.Where(h => h.DewPoint is not null).Select(h => Humid(h, h.DewPoint!.Value))]);
    }

    private static FrostPointDto Humid(ForecastValueDto hour, double dewPoint)
    {
        var held = hour.AirTemperature is { } air ? DewPoint.Clamp(dewPoint, air) : dewPoint;
        return new(hour.ValidAt, held, FrostPoint.FromDewPoint(held));
    }
}

using Telemetry.Api.Alerts;
using Telemetry.Api.Endpoints.Gritting.Orders;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>From the domain's alerts to what is published of them.</summary>
internal static class AlertMapping
{
    public static AlertDto ToDto(this AlertEpisode episode, CityNetwork network, (int Level, DateTimeOffset At)? calledOut)
    {
        var (name, site) = Place(episode.Last, network);
        return new AlertDto(
            episode.Id,
            episode.Rule,
            episode.Last.SubjectKind.ToString(),
            episode.Subject,
            name,
            site,
            episode.Severity.ToString(),
            episode.State.ToString(),
            episode.Last.At,
            episode.RaisedAt,
            episode.EndedAt,
            episode.Last.Reason,
            episode.Acknowledged is { } acknowledged ? new AcknowledgementDto(acknowledged.By, acknowledged.At, acknowledged.Reason) : null,
            episode.Shelved is { Until: { } until } shelved ? new ShelvingDto(shelved.By, shelved.At, until, shelved.Reason) : null,
            calledOut is { } told ? new CalledOutDto(told.Level, told.At) : null);
    }

    public static AlertTransitionDto ToDto(this LoggedOutcome<Alert> logged)
    {
        var alert = logged.Outcome;
        return new AlertTransitionDto(
            logged.Id,
            alert.Rule,
            alert.SubjectKind.ToString(),
            alert.Subject,
            alert.Severity.ToString(),
            alert.State.ToString(),
            alert.At,
            alert.RaisedAt,
            logged.RecordedAt,
            alert.Reason,
            [.. alert.Basis.Select(r => new AlertReadingDto(r.Sensor.Value, r.Quantity.Name, r.Quantity.Unit, r.ObservedAt, r.Value, Lower(r.Flag.ToString())))],
            alert.Withdrawn);
    }

    public static OperatorActionDto ToDto(this LoggedOutcome<OperatorAction> logged)
    {
        var action = logged.Outcome;
        return new OperatorActionDto(
            logged.Id,
            action.Kind.ToString(),
            action.By,
            action.Reason,
            action.At,
            action.AccessKey,
            action.Until,
            action.Rule,
            action.Subject,
            action.Route?.Value,
            action.Day,
            action.Revision,
            OrderDto.Of(action.Order),
            OrderDto.Of(action.Decided));
    }

    /// <summary>What an alert is about, for people, and where that is.</summary>
    public static (string Name, string? Site) Place(Alert alert, CityNetwork network) => alert.SubjectKind switch
    {
        AlertSubject.Site when network.FindSite(new SiteId(alert.Subject)) is { } site => (site.Name, site.Id.Value),
        AlertSubject.Sensor when network.FindSensor(new SensorId(alert.Subject)) is { } sensor => ($"{alert.Subject} at {NameOf(sensor.Site, network)}", sensor.Site.Value),
        AlertSubject.Gateway when network.FindGateway(new GatewayId(alert.Subject)) is { } gateway => (gateway.Name, null),
        AlertSubject.Bin when network.Bins.FirstOrDefault(b => b.Id.Value == alert.Subject) is { } bin => ($"{alert.Subject} at {NameOf(bin.Site, network)}", bin.Site.Value),
        _ => (alert.Subject, null),
    };

    private static string NameOf(SiteId id, CityNetwork network) => network.FindSite(id)?.Name ?? id.Value;

    private static string Lower(string text) => text.ToLowerInvariant();
}

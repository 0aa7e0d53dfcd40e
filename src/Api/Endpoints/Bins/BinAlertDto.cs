namespace Telemetry.Api.Endpoints.Bins;

/// <summary>An alert of a bin that stands. Acknowledge and shelve it at /alerts/{rule}/{subject}.</summary>
/// <param name="Rule">bin-collect, bin-overflow, bin-fire, bin-tilted or bin-collection-missed.</param>
/// <param name="State">Raised, Clearing or Stale.</param>
/// <param name="RaisedAt">Event time at which the episode was raised.</param>
internal sealed record BinAlertDto(string Rule, string Severity, string State, DateTimeOffset? RaisedAt, string Reason);

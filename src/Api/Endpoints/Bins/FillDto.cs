namespace Telemetry.Api.Endpoints.Bins;

/// <summary>How full a bin is, by one reading. Also the data of a <c>fill</c> event.</summary>
/// <param name="Id">Of the record; the id of its live event.</param>
/// <param name="ObservedAt">Event time, UTC.</param>
/// <param name="Percent">0 to 100 % of what the basis calls full; null when the reading gives no fill, and `note` says why.</param>
/// <param name="Litres">Null with the percentage.</param>
/// <param name="DistanceMm">As measured; null for a reported fill and for a failed reading.</param>
/// <param name="Note">Measured, Full, InDeadZone, BelowEmpty, or without a percentage BeyondEmpty, NoEcho, Tilted, Distrusted.</param>
/// <param name="Flag">pass, suspect or fail.</param>
/// <param name="Rate">Null with a reason in `noRate`.</param>
/// <param name="NoRate">NoFill, ThresholdReached, TooFewReadings, TooShort, NotRising, PerhapsEmptied or TooFarOff.</param>
/// <param name="Withdrawn">With what is now known it would not have been given.</param>
internal sealed record FillDto(
    long Id,
    string Bin,
    DateTimeOffset ObservedAt,
    double? Percent,
    double? Litres,
    double? DistanceMm,
    string Note,
    string Flag,
    FillBasisDto Basis,
    FillRateDto? Rate,
    string? NoRate,
    DateTimeOffset RecordedAt,
    bool Withdrawn);

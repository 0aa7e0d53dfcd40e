namespace Telemetry.Api.Endpoints.Bins;

/// <summary>A bin was emptied, by what its sensor saw. Also the data of an <c>emptying</c> event.</summary>
/// <param name="Id">Of the record; the id of its live event.</param>
/// <param name="EmptiedAt">Observation time of the first reading after it: it was emptied in the interval before.</param>
/// <param name="ConfirmedAt">Observation time of the reading that made it sure.</param>
/// <param name="FillBefore">Last fill before, %.</param>
/// <param name="FillAfter">First fill after, %.</param>
/// <param name="Withdrawn">With what is now known it would not have been given.</param>
internal sealed record EmptyingDto(
    long Id,
    string Bin,
    DateTimeOffset EmptiedAt,
    DateTimeOffset ConfirmedAt,
    double FillBefore,
    double FillAfter,
    DateTimeOffset RecordedAt,
    bool Withdrawn);

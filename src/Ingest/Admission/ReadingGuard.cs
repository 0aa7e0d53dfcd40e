using System.Globalization;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Admission;

/// <summary>Whether a reading of a known sensor and quantity can be, by its value and times alone: for the broker and for recordings.</summary>
public sealed class ReadingGuard(AdmissionOptions options)
{
    /// <summary>Why the reading is refused; null when it is admitted.</summary>
    public RejectReason? Judge(Quantity quantity, double value, DateTimeOffset observedAt, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return !IsPossible(quantity, value) ? RejectReason.InvalidValue
            : observedAt > receivedAt + options.MaxFuture ? RejectReason.FutureTime
            : observedAt < receivedAt - options.MaxAge ? RejectReason.TooOld
            : null;
    }

    /// <summary>What was wrong and what would be right, for a reason that <see cref="Judge"/> gave.</summary>
    public string Explain(RejectReason reason, Quantity quantity, double value, DateTimeOffset observedAt, DateTimeOffset receivedAt) => reason switch
    {
        RejectReason.InvalidValue => string.Create(
            CultureInfo.InvariantCulture,
            $"{value:R} can't be: {quantity.Name} is from {quantity.Minimum} to {quantity.Maximum} {quantity.Unit}{(quantity == Quantity.SurfaceState ? ", whole" : "")}."),
        RejectReason.FutureTime =>
            $"Observed at {observedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, but received at {receivedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}: at most {options.MaxFuture.TotalMinutes:0.#} min ahead. Check the device's clock.",
        RejectReason.TooOld =>
            $"Observed at {observedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}: at most {options.MaxAge.TotalDays:0.##} days old. Check the device's clock.",
        _ => reason.ToString(),
    };

    /// <summary>A code is a whole number: half way between dry and damp is no state.</summary>
    private static bool IsPossible(Quantity quantity, double value) =>
        double.IsFinite(value) && value >= quantity.Minimum && value <= quantity.Maximum
        && (quantity != Quantity.SurfaceState || value == Math.Truncate(value));
}

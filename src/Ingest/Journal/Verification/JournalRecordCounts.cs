using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Verification;

/// <summary>How many records of each kind there are, and what the messages hold.</summary>
/// <param name="Undecodable">Messages that could not be read at all.</param>
/// <param name="Readings">Readings admitted, repeats included.</param>
/// <param name="Rejections">Readings and messages refused.</param>
/// <param name="StoreRefusals">What a time-series store did not take.</param>
/// <param name="ReDecodes">Parts of re-decodes that an operator applied.</param>
public readonly record struct JournalRecordCounts(
    long Messages, long Ticks, long Forecasts, long PossibleGaps, long StoreRefusals, long Undecodable, long Readings, long Rejections,
    long ReDecodes = 0)
{
    public long Total => Messages + Ticks + Forecasts + PossibleGaps + StoreRefusals + ReDecodes;

    public JournalRecordCounts And(JournalRecord record) => record switch
    {
        MessageRecord message => this with
        {
            Messages = Messages + 1,
            Undecodable = Undecodable + (message.Undecodable ? 1 : 0),
            Readings = Readings + message.Readings.Count,
            Rejections = Rejections + message.Rejections.Count,
        },
        TickRecord => this with { Ticks = Ticks + 1 },
        ForecastRecord => this with { Forecasts = Forecasts + 1 },
        PossibleGapRecord => this with { PossibleGaps = PossibleGaps + 1 },
        StoreRefusalRecord => this with { StoreRefusals = StoreRefusals + 1 },
        ReDecodeRecord => this with { ReDecodes = ReDecodes + 1 },
        _ => throw new ArgumentException($"A {record.GetType().Name} is not counted.", nameof(record)),
    };
}

using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Verification;

/// <summary>How many records of each kind there are, and what the messages hold.</summary>
/// <param name="Undecodable">Messages that could not be read at all.</param>
/// <param name="Readings">Readings admitted, repeats included.</param>
/// <param name="Rejections">Readings and messages refused.</param>
public readonly record struct JournalRecordCounts(
    long Messages, long Ticks, long Forecasts, long PossibleGaps, long Others, long Undecodable, long Readings, long Rejections)
{
    public long Total => Messages + Ticks + Forecasts + PossibleGaps + Others;

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
        _ => this with { Others = Others + 1 },
    };
}

using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Ingest.Intake;

/// <summary>A message decoded and admitted, ready for the journal. Dispose it once appended: its buffers serve the next.</summary>
internal sealed class PreparedMessage(int maxReadings, Action<PreparedMessage> giveBack) : IDisposable
{
    public ReadingBuffer Decoded { get; } = new(maxReadings);

    public List<Reading> Admitted { get; } = [];

    public IReadOnlyList<Rejection> Rejections => Decoded.Rejections;

    public MessageRecord? Record { get; set; }

    /// <summary>The topic is below another gateway's: not merely wrong, but not this one's to use.</summary>
    public bool HasForeignTopic { get; set; }

    public void Dispose()
    {
        Record = null;
        HasForeignTopic = false;
        Decoded.Clear();
        Admitted.Clear();
        giveBack(this);
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>
/// How far each consumer has committed. A consumer that ever reported counts until it is removed, so the names are kept
/// beside the segments; a kept position may be older than the true one, which only keeps more.
/// </summary>
internal sealed class ConsumerPositions(IJournalFileSystem files, ILogger logger)
{
    public const string FileName = "consumers.txt";
    private const string NewFileName = "consumers.new";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _since = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);

    /// <summary>As the file has them: never above the true ones but while one is being lowered.</summary>
    private Dictionary<string, long> _durable = new(StringComparer.Ordinal);

    public void Load()
    {
        IJournalFile file;
        try
        {
            file = files.OpenToRead(FileName);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        using (file)
        {
            var bytes = new byte[file.Length];
            var text = Encoding.UTF8.GetString(bytes, 0, file.Read(bytes, 0));
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = line.Split(' ');
                if (parts.Length != 2
                    || !Identifier.IsValid(parts[0])
                    || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
                {
                    throw new JournalDamagedException(FileName, 0, $"'{line}' is not a consumer's name and position.");
                }

                _positions[parts[0]] = position;
            }
        }

        _durable = new Dictionary<string, long>(_positions, StringComparer.Ordinal);
    }

    public static byte[] Encode(IEnumerable<KeyValuePair<string, long>> positions)
    {
        var text = new StringBuilder();
        foreach (var (name, position) in positions)
        {
            text.Append(name).Append(' ').Append(position.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <returns>True when the consumer was not known before.</returns>
    public bool Report(string consumer, JournalPosition position)
    {
        bool isNew;
        lock (_gate)
        {
            _since.Add(consumer);
            isNew = !_positions.TryGetValue(consumer, out var before);
            if (isNew || position.Sequence > before)
            {
                _positions[consumer] = position.Sequence;
            }
        }

        if (isNew)
        {
            Save();
        }

        return isNew;
    }

    /// <summary>The consumer begins here. Lowering what it had reported is durable before this returns; a first report is saved like any.</summary>
    /// <exception cref="IOException">It could not be made durable.</exception>
    public void Begin(string consumer, JournalPosition position)
    {
        long durable;
        lock (_gate)
        {
            _since.Add(consumer);

            // In force at once, whether or not it can be saved: what is kept too long costs disk only.
            _positions[consumer] = position.Sequence;
            if (!_durable.TryGetValue(consumer, out durable))
            {
                Save();
                return;
            }

            if (durable <= position.Sequence)
            {
                return;
            }

            Write();
        }

        JournalLog.ConsumerBeganAgain(logger, consumer, position.Sequence, durable);
    }

    public bool Remove(string consumer)
    {
        lock (_gate)
        {
            if (!_positions.Remove(consumer))
            {
                return false;
            }
        }

        Save();
        return true;
    }

    /// <summary>Whether the consumer has begun or reported since the journal was opened.</summary>
    public bool KnownSinceOpen(string consumer)
    {
        lock (_gate)
        {
            return _since.Contains(consumer);
        }
    }

    /// <summary>Who has committed most, and how much; nobody and 0 when nobody ever reported.</summary>
    public KeyValuePair<string, long> Fastest() => List().OrderByDescending(consumer => consumer.Value).FirstOrDefault();

    /// <summary>The least position, or null when nobody ever reported: then nothing may be deleted.</summary>
    public long? Slowest()
    {
        lock (_gate)
        {
            long? slowest = null;
            foreach (var position in _positions.Values)
            {
                slowest = slowest < position ? slowest : position;
            }

            return slowest;
        }
    }

    public IReadOnlyList<KeyValuePair<string, long>> List()
    {
        lock (_gate)
        {
            return [.. _positions];
        }
    }

    /// <summary>Writes the positions beside the old ones and swaps. That it fails costs a longer journal, never a record.</summary>
    public void Save()
    {
        try
        {
            Write();
        }
        catch (IOException e)
        {
            JournalLog.ConsumersNotSaved(logger, e);
        }
    }

    private void Write()
    {
        lock (_gate)
        {
            var bytes = Encode(_positions);
            files.Delete(NewFileName);
            using (var file = files.Create(NewFileName, bytes.Length))
            {
                file.Write([bytes], 0);
                file.Sync();
            }

            files.Replace(NewFileName, FileName);
            files.SyncDirectory();
            _durable = new Dictionary<string, long>(_positions, StringComparer.Ordinal);
        }
    }
}

using System.Runtime.InteropServices;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>What was published and what the gateways were answered: the side of the balance sheet that the host does not write.</summary>
internal sealed class SoakAccount(bool hostAnswers)
{
    /// <summary>The broker took it, and there was nobody to give it to (MQTT 5 section 3.4.2.1).</summary>
    private const byte NoMatchingSubscribers = 0x10;
    private const int MostNamed = 20;
    private readonly Lock _lock = new();
    private readonly Dictionary<SoakKey, Published> _published = [];
    private readonly Dictionary<SoakKey, List<double>> _conflicting = [];
    private readonly SortedDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _unexpected = [];

    /// <summary>Messages made, and given to a gateway to publish.</summary>
    public int Messages { get; private set; }

    /// <summary>Messages sent, each repetition after a broken connection counted.</summary>
    public int Sent { get; private set; }

    public int Answered { get; private set; }

    /// <summary>Readings in what was made, repeats and conflicts counted.</summary>
    public long Readings { get; private set; }

    public int Distinct
    {
        get
        {
            lock (_lock)
            {
                return _published.Count;
            }
        }
    }

    /// <summary>From a message's first sending to its answer, for those that were sent once.</summary>
    public LatencyHistogram Waits { get; } = new();

    public IReadOnlyDictionary<string, int> Answers => _answers;

    /// <summary>Answers that contradict what was sent, and how many more there were.</summary>
    public IReadOnlyList<string> Unexpected => _unexpected;

    public int UnexpectedCount { get; private set; }

    public bool Knows(SoakKey key)
    {
        lock (_lock)
        {
            return _published.ContainsKey(key);
        }
    }

    /// <summary>Made, and next in its gateway's order: of each key the first value stands.</summary>
    public void Made(SoakMessage message)
    {
        lock (_lock)
        {
            Messages++;
            Readings += message.Readings.Count;
            foreach (var (key, value) in message.Readings)
            {
                if (!_published.TryAdd(key, new Published(value, AcknowledgedAt: null)) && _published[key].Value != value)
                {
                    ref var others = ref CollectionsMarshal.GetValueRefOrAddDefault(_conflicting, key, out _);
                    (others ??= []).Add(value);
                }
            }
        }
    }

    public void SentOnce(SoakMessage message, long timestamp)
    {
        lock (_lock)
        {
            Sent++;
            message.Sent++;
            message.FirstSent = message.Sent == 1 ? timestamp : message.FirstSent;
        }
    }

    /// <summary>A PUBACK came.</summary>
    public void Answer(SoakMessage message, byte code, string? text, TimeSpan waited)
    {
        var now = TimeProvider.System.GetUtcNow();
        lock (_lock)
        {
            Answered++;
            if (message.Sent == 1)
            {
                Waits.Add(waited);
            }

            var name = Name(message, code, text);
            _answers[name] = _answers.GetValueOrDefault(name) + 1;
            if (!Expected(message, code, text))
            {
                UnexpectedCount++;
                if (_unexpected.Count < MostNamed)
                {
                    _unexpected.Add($"{message.Topic}: 0x{code:X2} {text} for one to be {message.Refusal ?? "taken"}");
                }
            }

            if (code >= 0x80 || code == NoMatchingSubscribers)
            {
                return;
            }

            foreach (var (key, _) in message.Readings)
            {
                ref var published = ref CollectionsMarshal.GetValueRefOrNullRef(_published, key);
                published = published with { AcknowledgedAt = published.AcknowledgedAt ?? now };
            }
        }
    }

    /// <summary>The value that was published first of a key, and the later values that differ; null when none was published.</summary>
    public (double First, IReadOnlyList<double> Others)? Find(SoakKey key)
    {
        lock (_lock)
        {
            return _published.TryGetValue(key, out var published) ? (published.Value, _conflicting.GetValueOrDefault(key) ?? []) : null;
        }
    }

    /// <summary>Every key of which a message was acknowledged, with when the first was.</summary>
    public Dictionary<SoakKey, DateTimeOffset> Acknowledged()
    {
        lock (_lock)
        {
            return _published.Where(p => p.Value.AcknowledgedAt is not null).ToDictionary(p => p.Key, p => p.Value.AcknowledgedAt!.Value);
        }
    }

    private static string Name(SoakMessage message, byte code, string? text) => code switch
    {
        0 when text is null => "taken",
        0 => $"taken in part, {message.Refusal}",
        NoMatchingSubscribers => "acknowledged to nobody's ears",
        _ => $"refused 0x{code:X2} {message.Refusal}",
    };

    private bool Expected(SoakMessage message, byte code, string? text)
    {
        if (!hostAnswers)
        {
            return code is 0 or NoMatchingSubscribers;
        }

        return message.Refusal is null
            ? code == 0 && text is null
            : (code >= 0x80) == (message.Readings.Count == 0)
                && text is not null && (message.Refusal == SoakMessages.AnyRefusal || text.Contains(message.Refusal, StringComparison.Ordinal));
    }

    private readonly record struct Published(double Value, DateTimeOffset? AcknowledgedAt);
}

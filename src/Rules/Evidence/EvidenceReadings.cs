using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Records;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Evidence;

/// <summary>
/// A site's readings with their flags as CSV, one part for every six hours (UTC) of observation: of two decisions of a night most
/// parts are the same, and kept once.
/// </summary>
internal static class EvidenceReadings
{
    public const string Prefix = "readings/";

    private const string Columns = "sensor,quantity,observed_at,value,flag,test,received_at,marks";
    private const string Times = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const long PartTicks = 6 * TimeSpan.TicksPerHour;

    /// <summary>Of a line, all but the names, B: two times, a number, a flag, a check, the marks.</summary>
    private const int LongestRest = 256;

    /// <summary>What a line is written from, but for the names, B.</summary>
    private const int Raw = 27;

    private static readonly byte[] Header = Encoding.UTF8.GetBytes(Columns + "\n");

    /// <summary>Names each part of the site's readings, and gives those that were not given before as they are now.</summary>
    public static void Write(SiteMoment moment, EvidenceMemory memory, List<EvidenceName> names, List<EvidencePart> parts)
    {
        var site = moment.Site.Id;
        var madeOf = new SortedDictionary<long, IncrementalHash>();
        var series = moment.Series.Select(s => (View: s, Names: Encoding.UTF8.GetBytes($"{s.Sensor.Id.Value},{s.Quantity.Name},"))).ToList();
        series.ForEach(s => Hash(s.View, s.Names, madeOf));
        var now = new Dictionary<long, EvidenceMemory.Part>();
        foreach (var (part, hash) in madeOf)
        {
            var sum = hash.GetHashAndReset();
            hash.Dispose();
            if (memory.Given(site, part, sum) is not { } name)
            {
                var added = new EvidencePart(
                    string.Create(CultureInfo.InvariantCulture, $"{Prefix}{site}/{new DateTime(part * PartTicks, DateTimeKind.Utc):yyyy-MM-dd'T'HH}"), Text(series, part));
                parts.Add(added);
                name = new EvidenceName(added.Name, added.Hash);
            }

            names.Add(name);
            now.Add(part, new EvidenceMemory.Part(sum, name));
        }

        memory.Remember(site, now);
    }

    /// <summary>Reads one part; throws a <see cref="FormatException"/> where it is none.</summary>
    public static IEnumerable<CheckedReading> Read(ReadOnlyMemory<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != Columns)
        {
            throw new FormatException("The first line does not name the columns of readings.");
        }

        return lines.Skip(1).Select(Parse);
    }

    private static void Hash(SeriesView series, byte[] names, SortedDictionary<long, IncrementalHash> parts)
    {
        Span<byte> raw = stackalloc byte[128 * Raw];
        var (length, part, hash) = (0, long.MinValue, (IncrementalHash?)null);
        foreach (var reading in series.AsKnown())
        {
            var of = reading.Reading;
            if (PartOf(of) != part || length == raw.Length)
            {
                hash?.AppendData(raw[..length]);
                length = 0;
                if (PartOf(of) != part)
                {
                    part = PartOf(of);
                    parts[part] = hash = parts.GetValueOrDefault(part) ?? IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    hash.AppendData(names);
                }
            }

            var line = raw.Slice(length, Raw);
            BinaryPrimitives.WriteInt64LittleEndian(line, of.ObservedAt.UtcTicks);
            BinaryPrimitives.WriteInt64LittleEndian(line[8..], of.ReceivedAt.UtcTicks);
            BinaryPrimitives.WriteDoubleLittleEndian(line[16..], of.Value);
            line[24] = (byte)reading.Flag;
            line[25] = (byte)reading.Test;
            line[26] = (byte)of.Marks;
            length += Raw;
        }

        hash?.AppendData(raw[..length]);
    }

    private static ReadOnlyMemory<byte> Text(List<(SeriesView View, byte[] Names)> series, long part)
    {
        var text = new ArrayBufferWriter<byte>(64 * 1024);
        text.Write(Header);
        foreach (var (view, names) in series)
        {
            foreach (var reading in view.AsKnown())
            {
                if (PartOf(reading.Reading) == part)
                {
                    text.Write(names);
                    text.Advance(Line(reading, text.GetSpan(LongestRest)));
                }
            }
        }

        return text.WrittenMemory;
    }

    private static int Line(in CheckedReading reading, Span<byte> line)
    {
        var (of, culture) = (reading.Reading, CultureInfo.InvariantCulture);
        var length = Time(of.ObservedAt, line);
        line[length++] = (byte)',';
        of.Value.TryFormat(line[length..], out var written, "R", culture);
        length += written;
        line[length++] = (byte)',';
        length += Copy(Name(reading.Flag), line[length..]);
        line[length++] = (byte)',';
        length += reading.Test == QcTest.None ? 0 : Encoding.UTF8.GetBytes(reading.Test.ToString(), line[length..]);
        line[length++] = (byte)',';
        length += Time(of.ReceivedAt, line[length..]);
        line[length++] = (byte)',';
        if (of.Marks != ReadingMarks.None)
        {
            ((byte)of.Marks).TryFormat(line[length..], out written, default, culture);
            length += written;
        }

        line[length++] = (byte)'\n';
        return length;
    }

    /// <summary>As <see cref="Times"/> says, in a tenth of the time that it takes.</summary>
    private static int Time(DateTimeOffset at, Span<byte> text)
    {
        Utf8Formatter.TryFormat(at.UtcDateTime, text, out var length, 'O');
        length -= 1;
        while (text[length - 1] == (byte)'0')
        {
            length--;
        }

        length -= text[length - 1] == (byte)'.' ? 1 : 0;
        text[length] = (byte)'Z';
        return length + 1;
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    private static long PartOf(in Reading reading) => reading.ObservedAt.UtcTicks / PartTicks;

    private static CheckedReading Parse(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != 8)
        {
            throw new FormatException($"A reading has 8 columns, and this line {cells.Length}.");
        }

        return new CheckedReading(
            new Reading(
                new SensorId(cells[0]), EvidenceSensor.Named(cells[1]), Time(cells[2]), double.Parse(cells[3], CultureInfo.InvariantCulture), Time(cells[6]),
                cells[7].Length == 0 ? ReadingMarks.None : (ReadingMarks)byte.Parse(cells[7], CultureInfo.InvariantCulture)),
            FlagOf(cells[4]),
            cells[5].Length == 0 ? QcTest.None : Enum.TryParse<QcTest>(cells[5], out var test) ? test : throw new FormatException($"No check is called '{cells[5]}' here."));
    }

    private static ReadOnlySpan<byte> Name(Flag flag) => flag switch { Flag.Pass => "pass"u8, Flag.Suspect => "suspect"u8, _ => "fail"u8 };

    private static Flag FlagOf(string name) => name switch
    {
        "pass" => Flag.Pass,
        "suspect" => Flag.Suspect,
        "fail" => Flag.Fail,
        _ => throw new FormatException($"No flag is called '{name}'."),
    };

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

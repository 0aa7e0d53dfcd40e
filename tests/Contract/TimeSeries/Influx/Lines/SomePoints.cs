using CsCheck;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lines;

/// <summary>Generates points, most of which can be written and all of which might trip a writer.</summary>
internal static class SomePoints
{
    /// <summary>What line protocol, InfluxQL or JSON give a meaning to, and letters of one to four bytes.</summary>
    private const string Telling = ",= \"\\'#_/;.:*$%<>&|?[]{}()`~^!@+-0123456789eEtTfFiunaN\u007f\u0085\u00a0éß\u2028\ufeff\ufffd漢";

    private static readonly Gen<string> Piece = Gen.Frequency(
        (60, Gen.Char['a', 'z'].Select(c => c.ToString())),
        (36, Gen.Int[0, Telling.Length - 1].Select(i => Telling[i].ToString())),
        (3, Gen.Const("😀")),
        (1, Gen.Int[0, 31].Select(c => ((char)c).ToString())),
        (1, Gen.Char.Select(c => c.ToString())));

    private static readonly Gen<string> Name = Gen.Frequency(
        (16, Gen.Char['a', 'z'].Array[1, 6].Select(chars => new string(chars))),
        (16, Piece.Array[1, 5].Select(string.Concat)),
        (1, OneOf("time", "_field", "_measurement", "", "#", "name", "\\", "a\\", "field", "value", "sensor")));

    private static readonly Gen<double> Float = Gen.Frequency(
        (6, Gen.Double),
        (3, Gen.Double[-50, 50].Select(value => Math.Round(value, 1))),
        (2, Gen.Long.Select(BitConverter.Int64BitsToDouble)),
        (2, OneOf(0.0, -0.0, double.Epsilon, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e15, 1e16, 1e21, 0.1 + 0.2)));

    private static readonly Gen<long> Integer = Gen.Frequency(
        (4, Gen.Long), (4, Gen.Int[-9, 9].Select(i => (long)i)), (1, OneOf(long.MinValue, long.MaxValue, (1L << 53) + 1)));

    private static readonly Gen<string> Text = Gen.Frequency(
        (20, Piece.Array[0, 12].Select(string.Concat)),
        (1, Gen.Int[65_000, 66_000].Select(length => new string('x', length))));

    private static readonly Gen<long> Time = Gen.Frequency(
        (10, Gen.Long[SomeLines.Evening, SomeLines.Evening + (60 * SomeLines.Minute)]),
        (1, Gen.Long[-1_000_000_000_000_000_000, 4_000_000_000_000_000_000]),
        (1, OneOf(0L, -1L, long.MinValue, long.MinValue + 1, long.MinValue + 2, long.MaxValue, long.MaxValue - 1)));

    public static Gen<SomePoint> Point { get; } = Gen.Select(
        Name,
        Gen.Select(Name, Name, (name, value) => KeyValuePair.Create(name, value)).List[0, 3],
        Gen.Select(Name, Float, Integer, Text, Gen.Bool, Field).List[0, 5],
        Time,
        (measurement, tags, fields, time) => new SomePoint(measurement, tags, [.. fields.DistinctBy(field => field.Key)], time));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>A field has one kind wherever it occurs, since a server keeps it so: by its name.</summary>
    private static KeyValuePair<string, object> Field(string name, double number, long integer, string text, bool truth) =>
        KeyValuePair.Create<string, object>(name, (name.Sum(c => c) % 4) switch
        {
            0 => number,
            1 => integer,
            2 => text,
            _ => truth,
        });
}

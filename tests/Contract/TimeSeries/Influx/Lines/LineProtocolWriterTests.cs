using System.Text;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lines;

/// <summary>Spelling and refusals. docs/sources/storage.md#line-protocol</summary>
public sealed class LineProtocolWriterTests
{
    private readonly LineBatch _lines = new();

    [Fact]
    public void Names_and_texts_are_escaped_where_they_stand()
    {
        Write(
            "road, east=1", [("a tag", "x,y=z w"), ("sensor", "a\"b'c\\d")],
            writer =>
            {
                writer.Field(FieldName.Of("a,b=c d"), "he said \"1\\2\", é漢😀");
                writer.Field(FieldName.Of("on"), true);
                writer.Field(FieldName.Of("off"), false);
            });
        Assert.Equal("road\\,\\ east=1,a\\ tag=x\\,y\\=z\\ w,sensor=a\"b'c\\d a\\,b\\=c\\ d=\"he said \\\"1\\\\2\\\", é漢😀\",on=t,off=f 7\n", Text());
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(-1.2, "-1.2")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1e22, "1E+22")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5E-324")]
    public void A_float_has_as_many_digits_as_bring_its_bits_back(double value, string text)
    {
        Write("m", [], writer => writer.Field(SomeLines.Value, value));
        Assert.Equal($"m value={text} 7\n", Text());
    }

    [Theory]
    [InlineData(0, "0i")]
    [InlineData(long.MinValue, "-9223372036854775808i")]
    [InlineData(long.MaxValue, "9223372036854775807i")]
    public void An_integer_is_marked_as_one(long value, string text)
    {
        Write("m", [], writer => writer.Field(SomeLines.Value, value));
        Assert.Equal($"m value={text} 7\n", Text());
    }

    [Fact]
    public void Tags_are_sorted_by_name()
    {
        Write("m", [("b", "2"), ("a", "1"), ("B", "0")], writer => writer.Field(SomeLines.Value, 1L));
        Assert.Equal("m,B=0,a=1,b=2 value=1i 7\n", Text());
    }

    [Theory]
    [InlineData("", nameof(LineRefusal.EmptyName))]
    [InlineData("_internal", nameof(LineRefusal.ReservedName))]
    [InlineData("#m", nameof(LineRefusal.CommentName))]
    [InlineData("a\nb", nameof(LineRefusal.ControlCharacter))]
    [InlineData("a\0", nameof(LineRefusal.ControlCharacter))]
    [InlineData("a\u0085", nameof(LineRefusal.ControlCharacter))]
    [InlineData("a\\", nameof(LineRefusal.AmbiguousBackslash))]
    [InlineData("a\\,b", nameof(LineRefusal.AmbiguousBackslash))]
    [InlineData("a\\\\b", nameof(LineRefusal.AmbiguousBackslash))]
    [InlineData("time", nameof(LineRefusal.None))]
    [InlineData("a\\b", nameof(LineRefusal.None))]
    public void A_measurement_that_can_not_be_written_is_refused(string name, string reason) =>
        Assert.Equal(reason, SeriesPrefix.Create(name, [], out _).ToString());

    [Fact]
    public void Half_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        Assert.Equal(LineRefusal.NotUnicode, SeriesPrefix.Create("a\ud83d", [], out _));
        Assert.Equal(LineRefusal.NotUnicode, SeriesPrefix.Create("m", [KeyValuePair.Create("a", "\ude00")], out _));
        Assert.Equal(LineRefusal.NotUnicode, FieldName.Create("a\ud83db", out _));
        Assert.Equal(LineRefusal.NotUnicode, Write("m", [], writer => writer.Field(SomeLines.Value, "\ud83d")));
    }

    [Theory]
    [InlineData("time", "x", nameof(LineRefusal.ReservedName))]
    [InlineData("_field", "x", nameof(LineRefusal.ReservedName))]
    [InlineData("", "x", nameof(LineRefusal.EmptyName))]
    [InlineData("a", "", nameof(LineRefusal.EmptyTag))]
    [InlineData("a", "x\\", nameof(LineRefusal.AmbiguousBackslash))]
    [InlineData("a", "x\\ y", nameof(LineRefusal.AmbiguousBackslash))]
    [InlineData("a", "x\ry", nameof(LineRefusal.ControlCharacter))]
    [InlineData("sensor", "x", nameof(LineRefusal.DuplicateTag))]
    public void A_tag_that_can_not_be_written_is_refused(string name, string value, string reason)
    {
        Assert.Equal(reason, SeriesPrefix.Create("m", [KeyValuePair.Create("sensor", "s"), KeyValuePair.Create(name, value)], out var prefix).ToString());
        Assert.Null(prefix);
    }

    [Fact]
    public void A_series_key_beyond_what_the_server_takes_is_refused()
    {
        Assert.Equal(LineRefusal.None, SeriesPrefix.Create(new string('m', 65_535), [], out _));
        Assert.Equal(LineRefusal.KeyTooLong, SeriesPrefix.Create(new string('m', 65_536), [], out _));
    }

    [Theory]
    [InlineData("time", nameof(LineRefusal.ReservedName))]
    [InlineData("_value", nameof(LineRefusal.ReservedName))]
    [InlineData("a\\=", nameof(LineRefusal.AmbiguousBackslash))]
    public void A_field_that_can_not_be_written_is_refused(string name, string reason)
    {
        Assert.Equal(reason, FieldName.Create(name, out _).ToString());
        Assert.Throws<ArgumentException>(() => FieldName.Of(name));
    }

    [Fact]
    public void A_refused_line_leaves_nothing_behind_and_its_first_reason_is_told()
    {
        Assert.Equal(LineRefusal.None, Write("m", [], writer => writer.Field(SomeLines.Value, 1.0)));
        Assert.Equal(LineRefusal.NotFinite, Write("m", [], writer => writer.Field(SomeLines.Value, double.NaN)));
        Assert.Equal(LineRefusal.NotFinite, Write("m", [], writer =>
        {
            writer.Field(SomeLines.Value, double.NegativeInfinity);
            writer.Field(FieldName.Of("note"), "a\nb");
        }));
        Assert.Equal(LineRefusal.ControlCharacter, Write("m", [], writer => writer.Field(SomeLines.Value, "a\nb")));
        Assert.Equal(LineRefusal.NoField, Write("m", [], _ => { }));
        Assert.Equal(LineRefusal.TimeOutOfRange, Write("m", [], writer => writer.Field(SomeLines.Value, 1.0), long.MinValue + 1));
        Assert.Equal(LineRefusal.TimeOutOfRange, Write("m", [], writer => writer.Field(SomeLines.Value, 1.0), long.MaxValue));
        Assert.Equal(LineRefusal.None, Write("m", [], writer => writer.Field(SomeLines.Value, 2.0)));
        Assert.Equal("m value=1 7\nm value=2 7\n", Text());
    }

    [Fact]
    public void A_text_has_sixty_four_kilobytes_at_most()
    {
        Assert.Equal(LineRefusal.None, Write("m", [], writer => writer.Field(SomeLines.Value, new string('x', 65_536))));
        Assert.Equal(LineRefusal.TextTooLong, Write("m", [], writer => writer.Field(SomeLines.Value, new string('x', 65_537))));
        Assert.Equal(LineRefusal.None, Write("m", [], writer => writer.Field(SomeLines.Value, new string('漢', 21_845))));
        Assert.Equal(LineRefusal.TextTooLong, Write("m", [], writer => writer.Field(SomeLines.Value, new string('漢', 21_846))));
    }

    [Fact]
    public void A_line_begun_and_never_ended_is_forgotten()
    {
        var writer = new LineProtocolWriter(_lines);
        writer.Begin(SomeLines.Series("m"));
        writer.Field(SomeLines.Value, 1L);
        writer.Begin(SomeLines.Series("n"));
        writer.Field(SomeLines.Value, 2L);
        Assert.Equal(LineRefusal.None, writer.End(1));
        Assert.Equal("n,sensor=rws-1 value=2i 1\n", Text());
    }

    [Fact]
    public void Each_line_is_found_by_its_index_however_large_the_batch_grows()
    {
        for (var i = 0; i < 5000; i++)
        {
            _lines.Add("m", i, i, $"s-{i}");
        }

        Assert.Equal(5000, _lines.Count);
        Assert.Equal("m,sensor=s-4321 value=4321 4321\n", Encoding.UTF8.GetString(_lines.Line(4321)));
        Assert.Equal(4321, _lines.Nanoseconds(4321));
        Assert.Equal("m,sensor=s-10 value=10 10\nm,sensor=s-11 value=11 11\n", Encoding.UTF8.GetString(_lines.Lines(10, 2).Span));
        Assert.Throws<ArgumentOutOfRangeException>(() => _lines.Nanoseconds(5000));
        _lines.Clear();
        Assert.Equal(0, _lines.Count);
        Assert.Equal(0, _lines.Lines(0, 0).Length);
    }

    [Fact]
    public void Lines_have_one_shape_when_their_measurement_and_fields_are_the_same()
    {
        _lines.Add("m", 1, 1.5, "a");
        _lines.Add("m", 2, 2.5, "b");
        _lines.AddInteger("m", 3, 3);
        _lines.Add("n", 4, 4.5);
        Assert.Equal(_lines.Shape(0), _lines.Shape(1));
        Assert.Equal(3, new[] { 0, 2, 3 }.Select(i => _lines.Shape(i)).Distinct().Count());
    }

    [Fact]
    public void Nothing_is_allocated_for_a_line()
    {
        var (series, writer) = (SomeLines.Series("m"), new LineProtocolWriter(_lines));
        Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Fill()
        {
            _lines.Clear();
            for (var i = 0; i < 1000; i++)
            {
                writer.Begin(series);
                writer.Field(SomeLines.Value, i / 7.0);
                writer.End(i);
            }
        }
    }

    private LineRefusal Write(string measurement, (string Name, string Value)[] tags, Action<LineProtocolWriter> fields, long nanoseconds = 7)
    {
        Assert.Equal(LineRefusal.None, SeriesPrefix.Create(measurement, tags.Select(tag => KeyValuePair.Create(tag.Name, tag.Value)), out var prefix));
        var writer = new LineProtocolWriter(_lines);
        writer.Begin(prefix!);
        fields(writer);
        return writer.End(nanoseconds);
    }

    private string Text() => Encoding.UTF8.GetString(_lines.Lines(0, _lines.Count).Span);
}

using System.Text;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Ingest.Decoding;

public sealed class NativeJsonDecoderTests
{
    private const string Time = "\"observedAt\":\"2026-01-14T03:10:00Z\"";

    private static Decoded Decode(string payload) => Decoded.By(new NativeJsonDecoder(), payload);

    [Fact]
    public void Reads_an_object()
    {
        var decoded = Decode("{" + Time + ""","readings":{"road_surface_temperature":-1.2,"dew_point":-0.8}}""");
        Assert.Empty(decoded.Rejections);
        Assert.Equal(2, decoded.Readings.Count);
        var first = decoded.Readings[0];
        Assert.Same(Quantity.RoadSurfaceTemperature, first.Quantity);
        Assert.Equal(-1.2, first.Value);
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 3, 10, 0, TimeSpan.Zero), first.ObservedAt);
        Assert.Equal("s-1", first.SensorName);
        Assert.Equal(ReadingMarks.None, first.Marks);
    }

    [Fact]
    public void Reads_an_array_each_object_with_its_own_time_whatever_the_order_of_members()
    {
        var decoded = Decode("""[{"readings":{"air_temperature":1},"observedAt":"2026-01-14T03:10:00Z"},{"readings":{"air_temperature":2},"observedAt":"2026-01-14T04:11:00+01:00"}]""");
        Assert.Equal([new(2026, 1, 14, 3, 10, 0, TimeSpan.Zero), new(2026, 1, 14, 3, 11, 0, TimeSpan.Zero)], decoded.Readings.Select(r => r.ObservedAt));
    }

    [Fact]
    public void Stamps_a_reading_without_a_time_at_receipt_and_marks_it()
    {
        var reading = Assert.Single(Decode("""{"readings":{"air_temperature":1}}""").Readings);
        Assert.Equal(Decoded.ReceivedAt, reading.ObservedAt);
        Assert.Equal(ReadingMarks.TimeAssumed, reading.Marks);
    }

    [Theory]
    [InlineData("\"2026-01-14T03:10:00\"")]
    [InlineData("\"2026-01-14 03:10:00Z\"")]
    [InlineData("\"2026-02-30T03:10:00Z\"")]
    [InlineData("\"2026-01-14T23:59:60Z\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"\"")]
    [InlineData("1768360200")]
    [InlineData("null")]
    [InlineData("{\"a\":[1]}")]
    public void Rejects_every_reading_of_a_time_that_is_none(string time)
    {
        var decoded = Decode($$$"""{"observedAt":{{{time}}},"readings":{"air_temperature":1,"dew_point":0}}""");
        Assert.Empty(decoded.Readings);
        Assert.False(decoded.Undecodable);
        Assert.Equal([RejectReason.InvalidTime, RejectReason.InvalidTime], decoded.Rejections.Select(r => r.Reason));
        Assert.Contains("RFC 3339", decoded.Rejections[0].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"-1.2\"", "a string")]
    [InlineData("null", "null")]
    [InlineData("true", "a boolean")]
    [InlineData("[1]", "an array")]
    [InlineData("{\"v\":1}", "an object")]
    [InlineData("1e999", "too large")]
    public void Rejects_a_value_that_is_no_number_and_keeps_the_others(string value, string named)
    {
        var decoded = Decode("{" + Time + ",\"readings\":{\"dew_point\":" + value + ",\"air_temperature\":2}}");
        Assert.Equal(2, Assert.Single(decoded.Readings).Value);
        var rejection = Assert.Single(decoded.Rejections);
        Assert.Equal(RejectReason.InvalidValue, rejection.Reason);
        Assert.Equal("dew_point", rejection.Quantity);
        Assert.Contains(named, rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_neither_of_two_values_for_one_quantity()
    {
        var decoded = Decode("{" + Time + ""","readings":{"dew_point":1,"air_temperature":2,"dew_point":3}}""");
        Assert.Same(Quantity.AirTemperature, Assert.Single(decoded.Readings).Quantity);
        Assert.Equal(["dew_point", "dew_point"], decoded.Rejections.Select(r => r.Quantity));
    }

    [Fact]
    public void Leaves_a_name_it_does_not_know_to_admission()
    {
        var reading = Assert.Single(Decode("{" + Time + ""","readings":{"temp":1}}""").Readings);
        Assert.Null(reading.Quantity);
        Assert.Equal("temp", reading.QuantityName);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("12")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("{\"readings\":{}}")]
    [InlineData("{\"readings\":[1]}")]
    [InlineData("{\"readings\":{\"dew_point\":NaN}}")]
    [InlineData("{\"readings\":{\"dew_point\":1}")]
    [InlineData("{\"readings\":{\"dew_point\":1}}}")]
    [InlineData("{\"readings\":{\"dew_point\":1}} {\"readings\":{\"dew_point\":1}}")]
    [InlineData("{\"readings\":{\"dew_point\":1,}}")]
    [InlineData("{\"readings\":{\"dew_point\":01}}")]
    [InlineData("{\"readings\":{\"dew_point\":1},\"readings\":{\"dew_point\":1}}")]
    [InlineData("{\"observedAt\":\"2026-01-14T03:10:00Z\",\"observedAt\":\"2026-01-14T03:11:00Z\",\"readings\":{\"dew_point\":1}}")]
    [InlineData("{\"timestamp\":\"2026-01-14T03:10:00Z\",\"readings\":{\"dew_point\":1}}")]
    [InlineData("{\"\\ud800\":1,\"readings\":{\"dew_point\":1}}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Refuses_a_message_that_is_not_of_this_format_whole(string payload)
    {
        var decoded = Decode(payload);
        Assert.Empty(decoded.Readings);
        Assert.True(decoded.Undecodable);
        Assert.Equal(RejectReason.Malformed, Assert.Single(decoded.Rejections).Reason);
    }

    [Fact]
    public void Refuses_bytes_that_are_not_UTF_8()
    {
        var decoded = Decoded.By(new NativeJsonDecoder(), [.. "{\"readings\":{\"dew_point\":1},\"meta\":\""u8, 0xFF, .. "\"}"u8]);
        Assert.Equal("The payload is not UTF-8.", Assert.Single(decoded.Rejections).Detail);
    }

    [Fact]
    public void Skips_a_byte_order_mark_escapes_and_members_it_does_not_know()
    {
        var decoded = Decoded.By(
            new NativeJsonDecoder(),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("{" + Time + ""","seq":[1,{"a":2}],"readings":{"dew\u005fpoint":1}}""")]);
        Assert.Same(Quantity.DewPoint, Assert.Single(decoded.Readings).Quantity);
    }

    [Fact]
    public void Refuses_more_readings_than_the_host_takes()
    {
        var objects = string.Join(",", Enumerable.Repeat("{" + Time + ""","readings":{"dew_point":1,"air_temperature":"x"}}""", 51));
        var decoded = Decoded.By(new NativeJsonDecoder(), "[" + objects + "]", maxReadings: 100);
        Assert.True(decoded.Undecodable);
        Assert.Equal(RejectReason.TooManyReadings, Assert.Single(decoded.Rejections).Reason);
    }

    [Fact]
    public void Allocates_nothing_for_good_readings()
    {
        var payload = Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Repeat("{" + Time + ""","readings":{"dew_point":1.25,"air_temperature":-3}}""", 40)) + "]");
        IPayloadDecoder decoder = new NativeJsonDecoder();
        var context = Decoded.Context();
        var buffer = new ReadingBuffer(100);
        decoder.Decode(payload, context, buffer);
        buffer.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        decoder.Decode(payload, context, buffer);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(80, buffer.Count);
        Assert.Equal(0, allocated);
    }
}

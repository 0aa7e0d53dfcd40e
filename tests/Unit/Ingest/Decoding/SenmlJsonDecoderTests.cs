using System.Text;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Ingest.Decoding;

public sealed class SenmlJsonDecoderTests
{
    private static Decoded Decode(string payload) => Decoded.By(new SenmlJsonDecoder(), payload);

    [Fact]
    public void Applies_base_fields_from_their_record_on()
    {
        var decoded = Decode("""
            [{"bn":"s-1/","bt":1768360200,"bu":"Cel","n":"air_temperature","v":1.5},
             {"n":"dew_point","v":-0.5,"t":60},
             {"bn":"s-2/","n":"road_surface_temperature","v":-2,"t":-30.5},
             {"bv":10,"n":"road_surface_temperature","v":-2,"t":120}]
            """);
        Assert.Empty(decoded.Rejections);
        var start = DateTimeOffset.FromUnixTimeSeconds(1768360200);
        Assert.Equal(
            [("s-1", "air_temperature", 1.5, start), ("s-1", "dew_point", -0.5, start.AddSeconds(60)), ("s-2", "road_surface_temperature", -2, start.AddSeconds(-30.5)), ("s-2", "road_surface_temperature", 8, start.AddSeconds(120))],
            decoded.Readings.Select(r => (r.Sensor!.Id.Value, r.Quantity!.Name, r.Value, r.ObservedAt)));
        Assert.All(decoded.Readings, r => Assert.Equal(ReadingMarks.None, r.Marks));
    }

    [Theory]
    [InlineData("air_temperature", "s-1")]
    [InlineData("s-2/air_temperature", "s-2")]
    [InlineData("s-2:air_temperature", "s-2")]
    [InlineData("urn:dev:x:s-2:air_temperature", "s-2")]
    [InlineData("urn:dev:x:s-2/air_temperature", "s-2")]
    [InlineData("s-2\\/air_temperature", "s-2")]
    [InlineData("nowhere/air_temperature", "nowhere")]
    public void Finds_sensor_and_quantity_in_the_name(string name, string sensor)
    {
        var reading = Assert.Single(Decode($$$"""[{"n":"{{{name}}}","v":1}]""").Readings);
        Assert.Equal(sensor, reading.SensorName);
        Assert.Same(Quantity.AirTemperature, reading.Quantity);
        Assert.Equal(sensor != "nowhere", reading.Sensor is not null);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(""","t":0""", 0)]
    [InlineData(""","t":-60""", -60)]
    [InlineData(""","t":5""", 5)]
    [InlineData(""","t":-268435455""", -268435455)]
    public void Takes_a_small_time_as_relative_to_now_and_marks_it(string time, int seconds)
    {
        var reading = Assert.Single(Decode($$$"""[{"n":"dew_point","v":1{{{time}}}}]""").Readings);
        Assert.Equal(Decoded.ReceivedAt.AddSeconds(seconds), reading.ObservedAt);
        Assert.Equal(ReadingMarks.TimeAssumed, reading.Marks);
    }

    [Fact]
    public void Takes_two_to_the_28th_as_absolute()
    {
        var reading = Assert.Single(Decode("""[{"n":"dew_point","v":1,"t":268435456}]""").Readings);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(268435456), reading.ObservedAt);
        Assert.Equal(ReadingMarks.None, reading.Marks);
    }

    [Theory]
    [InlineData("dew_point", "Cel", true)]
    [InlineData("dew_point", "K", false)]
    [InlineData("dew_point", "degC", false)]
    [InlineData("relative_humidity", "%RH", true)]
    [InlineData("relative_humidity", "%", true)]
    [InlineData("relative_humidity", "/", false)]
    [InlineData("relative_humidity", "%EL", false)]
    [InlineData("battery_level", "%EL", true)]
    [InlineData("fill_level", "/100", true)]
    [InlineData("pm2_5", "ug/m3", true)]
    [InlineData("pm2_5", "mg/m3", false)]
    [InlineData("wind_speed", "km/h", false)]
    public void Takes_the_canonical_unit_or_its_other_name_and_converts_none(string quantity, string unit, bool taken)
    {
        var decoded = Decode($$$"""[{"n":"{{{quantity}}}","u":"{{{unit}}}","v":1}]""");
        Assert.Equal(taken, decoded.Readings.Count == 1);
        if (!taken)
        {
            var rejection = Assert.Single(decoded.Rejections);
            Assert.Equal(RejectReason.WrongUnit, rejection.Reason);
            Assert.Contains(QuantityCatalogue.Find(quantity)!.Unit, rejection.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"n":"dew_point","vs":"cold"}""", RejectReason.InvalidValue)]
    [InlineData("""{"n":"dew_point","vb":true}""", RejectReason.InvalidValue)]
    [InlineData("""{"n":"dew_point","v":"1"}""", RejectReason.InvalidValue)]
    [InlineData("""{"n":"dew_point","v":null}""", RejectReason.InvalidValue)]
    [InlineData("""{"n":"dew_point","v":1e999}""", RejectReason.InvalidValue)]
    [InlineData("""{"n":"dew_point","s":1}""", RejectReason.InvalidValue)]
    [InlineData("""{"n":"dew_point"}""", RejectReason.InvalidValue)]
    [InlineData("""{"n":"dew_point","v":1,"t":"now"}""", RejectReason.InvalidTime)]
    [InlineData("""{"n":"dew_point","v":1,"t":1e300}""", RejectReason.InvalidTime)]
    [InlineData("""{"v":1}""", RejectReason.UnknownQuantity)]
    public void Rejects_one_bad_record_and_keeps_the_rest(string record, RejectReason reason)
    {
        var decoded = Decode($$$"""[{"n":"air_temperature","v":2},{{{record}}},{"n":"air_temperature","v":3,"t":-1}]""");
        Assert.Equal([2.0, 3.0], decoded.Readings.Select(r => r.Value));
        Assert.Equal(reason, Assert.Single(decoded.Rejections).Reason);
    }

    [Fact]
    public void Refuses_records_under_a_base_sum()
    {
        var decoded = Decode("""[{"bs":5,"n":"dew_point","v":1},{"n":"air_temperature","v":1}]""");
        Assert.Empty(decoded.Readings);
        Assert.All(decoded.Rejections, r => Assert.Contains("Sums", r.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"bver":11,"n":"dew_point","v":1}]""", RejectReason.UnsupportedVersion)]
    [InlineData("""[{"bver":"10","n":"dew_point","v":1}]""", RejectReason.UnsupportedVersion)]
    [InlineData("""[{"n":"dew_point","v":1},{"n":"air_temperature","v":1,"geo_":1}]""", RejectReason.UnsupportedVersion)]
    [InlineData("""{"n":"dew_point","v":1}""", RejectReason.Malformed)]
    [InlineData("""[{"bn":"s-1/"}]""", RejectReason.Malformed)]
    [InlineData("""[]""", RejectReason.Malformed)]
    [InlineData("""[1]""", RejectReason.Malformed)]
    [InlineData("""[{"n":1,"v":1}]""", RejectReason.Malformed)]
    [InlineData("""[{"bt":"now","n":"dew_point","v":1}]""", RejectReason.Malformed)]
    [InlineData("""[{"n":"dew_point","v":1,"v":2}]""", RejectReason.Malformed)]
    [InlineData("""[{"n":"dew_point","v":1}""", RejectReason.Malformed)]
    [InlineData("""[{"n":"dew_point","v":1}]]""", RejectReason.Malformed)]
    public void Refuses_a_pack_whole(string pack, RejectReason reason)
    {
        var decoded = Decode(pack);
        Assert.True(decoded.Undecodable);
        Assert.Empty(decoded.Readings);
        Assert.Equal(reason, Assert.Single(decoded.Rejections).Reason);
    }

    [Theory]
    [InlineData("""[{"bver":10,"n":"dew_point","v":1}]""")]
    [InlineData("""[{"bver":26,"n":"dew_point","v":1}]""")]
    [InlineData("""[{"n":"dew_point","v":1,"ut":60,"geo":{"lat":1}}]""")]
    public void Takes_versions_it_knows_and_passes_over_labels_it_need_not(string pack) => Assert.Single(Decode(pack).Readings);

    [Fact]
    public void Allocates_nothing_for_good_readings()
    {
        var payload = Encoding.UTF8.GetBytes("""[{"bn":"s-1/","bt":1768360200,"bu":"Cel","n":"dew_point","v":1}""" + string.Concat(Enumerable.Repeat(""",{"n":"air_temperature","v":1.5,"t":-5}""", 49)) + "]");
        IPayloadDecoder decoder = new SenmlJsonDecoder();
        var context = Decoded.Context();
        var buffer = new ReadingBuffer(100);
        decoder.Decode(payload, context, buffer);
        buffer.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        decoder.Decode(payload, context, buffer);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(50, buffer.Count);
        Assert.Equal(0, allocated);
    }
}

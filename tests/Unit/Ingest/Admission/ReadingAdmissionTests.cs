using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Ingest.Admission;

public sealed class ReadingAdmissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 3, 12, 0, TimeSpan.Zero);

    private readonly List<Reading> _admitted = [];
    private readonly ReadingBuffer _buffer = new(100);

    [Fact]
    public void Admits_a_possible_reading_of_a_known_sensor_with_its_time_of_receipt()
    {
        Admit("s-1", Quantity.DewPoint, -0.8, Now.AddMinutes(-2));
        Assert.Equal(new Reading(new SensorId("s-1"), Quantity.DewPoint, Now.AddMinutes(-2), -0.8, Now), Assert.Single(_admitted));
        Assert.Empty(_buffer.Rejections);
    }

    [Theory]
    [InlineData("s-9", "dew_point", 0, 0, RejectReason.UnknownSensor)]
    [InlineData("t-1", "pm2_5", 0, 0, RejectReason.ForeignSensor)]
    [InlineData("s-2", "dew_point", 0, 0, RejectReason.UnknownQuantity)]
    [InlineData("s-1", "temp", 0, 0, RejectReason.UnknownQuantity)]
    [InlineData("s-1", "dew_point", 61, 0, RejectReason.InvalidValue)]
    [InlineData("s-1", "dew_point", double.NaN, 0, RejectReason.InvalidValue)]
    [InlineData("s-1", "dew_point", double.PositiveInfinity, 0, RejectReason.InvalidValue)]
    [InlineData("s-1", "surface_state", 1.5, 0, RejectReason.InvalidValue)]
    [InlineData("s-1", "surface_state", 9, 0, RejectReason.InvalidValue)]
    [InlineData("s-1", "dew_point", 0, 301, RejectReason.FutureTime)]
    [InlineData("s-1", "dew_point", 0, -7 * 86400 - 1, RejectReason.TooOld)]
    public void Rejects_with_a_named_reason_and_what_would_be_right(string sensor, string quantity, double value, int secondsAhead, RejectReason reason)
    {
        Admit(sensor, quantity, value, Now.AddSeconds(secondsAhead));
        Assert.Empty(_admitted);
        var rejection = Assert.Single(_buffer.Rejections);
        Assert.Equal(reason, rejection.Reason);
        Assert.Equal(sensor, rejection.Sensor);
        Assert.Equal(quantity, rejection.Quantity);
        Assert.NotEqual(reason.ToString(), rejection.Detail);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-7 * 86400)]
    public void Admits_a_time_on_the_very_bound(int secondsAhead)
    {
        Admit("s-1", Quantity.DewPoint, 0, Now.AddSeconds(secondsAhead));
        Assert.Single(_admitted);
    }

    [Fact]
    public void Says_what_the_sensor_measures_and_what_the_range_is()
    {
        Admit("s-2", Quantity.DewPoint, 0, Now);
        Admit("s-2", Quantity.RoadSurfaceTemperature, 300, Now);
        Assert.Contains("road_surface_temperature", _buffer.Rejections[0].Detail, StringComparison.Ordinal);
        Assert.Contains("-80 to 100 Cel", _buffer.Rejections[^1].Detail, StringComparison.Ordinal);
    }

    private void Admit(string sensor, Quantity quantity, double value, DateTimeOffset at) => Admit(sensor, quantity.Name, value, at);

    private void Admit(string sensor, string quantity, double value, DateTimeOffset at)
    {
        var one = new ReadingBuffer(10);
        one.Add(new DecodedReading(SomeNetwork.City.FindSensor(new SensorId(sensor)), sensor, QuantityCatalogue.Find(quantity), quantity, at, value, ReadingMarks.None));
        new ReadingAdmission(new AdmissionOptions()).Admit(one, new GatewayId("gw-1"), Now, _admitted);
        _buffer.Rejections.AddRange(one.Rejections);
    }
}

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>A client that is not MQTTnet's: mosquitto_pub against the embedded broker.</summary>
public sealed class MosquittoClientTests
{
    [Theory]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task Publishes_native_and_SenML_readings(string version)
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var issued = await broker.IssueAsync("gw-1");
        Assert.Equal(0, await Mosquitto.PublishAsync(broker.Port, "gw-1", issued.Key, version, "telemetry/v1/gw-1/s-1", Some.Payload(-1.5)));
        Assert.Equal(0, await Mosquitto.PublishAsync(
            broker.Port, "gw-1", issued.Key, version, "telemetry/v1/gw-1/s-1", """[{"bn":"s-2/","n":"road_surface_temperature","u":"Cel","v":-2.5}]"""));
        Assert.Equal(0, await Mosquitto.PublishAsync(
            broker.Port, "gw-1", issued.Key, version, "telemetry/v1/gw-1/s-1/senml", """[{"n":"dew_point","u":"Cel","v":-3.5}]"""));

        Assert.Equal(
            [("s-1", -1.5), ("s-2", -2.5), ("s-1", -3.5)],
            broker.Journal.Messages.Select(m => (m.Readings[0].Sensor.Value, m.Readings[0].Value)));
        Assert.Equal(["native-json", "senml-json", "senml-json"], broker.Journal.Messages.Select(m => m.Decoder));
    }

    [Fact]
    public async Task Is_refused_with_a_wrong_key()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        Assert.NotEqual(0, await Mosquitto.PublishAsync(broker.Port, "gw-1", "no.key", "mqttv5", "telemetry/v1/gw-1/s-1", Some.Payload(1)));
        Assert.Empty(broker.Journal.Messages);
    }

    [Fact]
    public async Task Needs_no_key_where_anonymous_is_allowed_and_the_topic_names_the_gateway()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("AllowAnonymous", "true"));
        Assert.Equal(0, await Mosquitto.PublishAsync(broker.Port, "", "", "mqttv5", "telemetry/v1/gw-2/t-1", Some.Payload(1, "dew_point")));
        var message = Assert.Single(broker.Journal.Messages);
        Assert.Equal("gw-2", message.Gateway.Value);
        Assert.Single(message.Readings);
    }
}

using Telemetry.Ingest.Mqtt;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class MqttOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid_in_every_mode()
    {
        foreach (var mode in Enum.GetValues<MqttMode>())
        {
            Assert.True(new MqttOptionsValidator().Validate(null, new MqttOptions { Mode = mode }).Succeeded);
        }
    }

    [Fact]
    public void Reports_every_error_at_once()
    {
        var options = new MqttOptions();
        options.Embedded.Address = "0.0.0.0";
        options.Embedded.AllowAnonymous = true;
        options.Embedded.ReceiveMaximum = 0;
        options.Embedded.Tls.CertificatePath = "/no/such/file.pem";

        var failures = new MqttOptionsValidator().Validate(null, options).Failures!.ToList();

        Assert.Contains(failures, f => f.Contains("ReceiveMaximum", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.Contains("not loopback", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.Contains("AllowAnonymous", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.Contains("/no/such/file.pem", StringComparison.Ordinal));
    }

    [Fact]
    public void Looks_only_at_the_part_in_use()
    {
        var options = new MqttOptions { Mode = MqttMode.External };
        options.Embedded.ReceiveMaximum = 0;
        Assert.True(new MqttOptionsValidator().Validate(null, options).Succeeded);
        options.External.FirstBackOff = TimeSpan.FromSeconds(20);
        options.External.MaxBackOff = TimeSpan.FromSeconds(10);
        options.External.Password = "x";
        Assert.Equal(2, new MqttOptionsValidator().Validate(null, options).Failures!.Count());
    }

    [Fact]
    public void Wants_something_to_listen()
    {
        var options = new MqttOptions();
        options.Embedded.Port = -1;
        Assert.Contains("nothing would listen", Assert.Single(new MqttOptionsValidator().Validate(null, options).Failures!), StringComparison.Ordinal);
    }
}

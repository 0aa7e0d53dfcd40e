using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Intake;

namespace Telemetry.Tests.Unit.Ingest.Intake;

public sealed class MessageIntakeTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 3, 12, 0, TimeSpan.Zero);

    private readonly CollectingJournal _journal = new();
    private readonly IntakeMetrics _metrics = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Journals_readings_and_rejections_of_one_message_in_one_record()
    {
        var result = await SubmitAsync("""{"observedAt":"2026-01-14T03:10:00Z","readings":{"dew_point":-1,"road_surface_temperature":999}}""");
        Assert.Equal(1, result.Admitted);
        Assert.Equal(RejectReason.InvalidValue, Assert.Single(result.Rejections).Reason);
        var message = Assert.Single(_journal.Messages);
        Assert.Equal((1, 1, false), (message.Readings.Count, message.Rejections.Count, message.Undecodable));
        Assert.Equal(("native-json", 1), (message.Decoder, message.DecoderVersion));
    }

    [Theory]
    [InlineData("telemetry/v1/gw-1/s-1", null, "native-json")]
    [InlineData("telemetry/v1/gw-1/s-1", "application/json; charset=utf-8", "native-json")]
    [InlineData("telemetry/v1/gw-1/s-1/senml", null, "senml-json")]
    [InlineData("telemetry/v1/gw-1/s-1/json", "application/senml+json", "native-json")]
    [InlineData("telemetry/v1/gw-1/s-1", "application/SenML+JSON", "senml-json")]
    public async Task Chooses_the_decoder_by_topic_then_content_type(string topic, string? contentType, string decoder)
    {
        await SubmitAsync("{}", topic, contentType);
        Assert.Equal(decoder, Assert.Single(_journal.Messages).Decoder);
    }

    [Fact]
    public async Task Knows_a_SenML_pack_by_its_first_label()
    {
        await SubmitAsync(""" [ { "n" : "dew_point", "v": 1}]""");
        Assert.Equal("senml-json", Assert.Single(_journal.Messages).Decoder);
    }

    [Theory]
    [InlineData("telemetry/v1/gw-1", RejectReason.WrongTopic)]
    [InlineData("telemetry/v2/gw-1/s-1", RejectReason.WrongTopic)]
    [InlineData("telemetry/v1/gw-2/t-1", RejectReason.WrongTopic)]
    [InlineData("telemetry/v1/gw-1/s-1/xml", RejectReason.WrongTopic)]
    [InlineData("telemetry/v1/gw-1/s-1/json/x", RejectReason.WrongTopic)]
    [InlineData("telemetry/v1/gw-1/s-1/", RejectReason.WrongTopic)]
    [InlineData("telemetry/v1/gw-1/s 1", RejectReason.WrongTopic)]
    [InlineData("", RejectReason.WrongTopic)]
    public async Task Refuses_a_topic_that_is_not_the_gateways_or_names_no_sensor(string topic, RejectReason reason)
    {
        var result = await SubmitAsync("""{"readings":{"dew_point":-1}}""", topic);
        Assert.Equal(reason, Assert.Single(result.Rejections).Reason);
        Assert.True(Assert.Single(_journal.Messages).Undecodable);
    }

    [Fact]
    public async Task Refuses_a_content_type_that_nobody_reads() =>
        Assert.Contains("application/cbor", Assert.Single((await SubmitAsync("x", contentType: "application/cbor")).Rejections).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Keeps_the_first_bytes_of_an_oversized_payload()
    {
        await SubmitAsync(new string('x', 70_000));
        Assert.Equal(1024, Assert.Single(_journal.Messages).Payload.Length);
        Assert.Equal(RejectReason.TooLarge, _journal.Messages.First().Rejections[0].Reason);
    }

    [Fact]
    public async Task Keeps_only_rejected_payloads_when_told_to()
    {
        var options = new IntakeOptions { KeepPayload = false };
        await SubmitAsync("""{"readings":{"dew_point":-1}}""", options: options);
        await SubmitAsync("""{"readings":{"dew_point":"x"}}""", options: options);
        Assert.Equal([true, false], _journal.Messages.Select(m => m.Payload.IsEmpty));
    }

    [Fact]
    public async Task Names_the_dead_letter_that_a_message_is_driven_again_from()
    {
        await Intake().SubmitAsync(Message("""{"readings":{"dew_point":-1}}"""), redriveOf: 17, CancellationToken.None);
        Assert.Equal(17, Assert.Single(_journal.Messages).RedriveOf);
    }

    [Fact]
    public void Takes_the_gateway_from_the_topic_for_a_receiver_that_does_not_know_it()
    {
        var intake = Intake();
        Assert.Equal("gw-1", intake.GatewayOf("telemetry/v1/gw-1/s-1").Value);
        Assert.Equal("other", intake.GatewayOf("telemetry/v1/other/s-1").Value);
        Assert.Equal("unknown", intake.GatewayOf("weather/s-1").Value);
    }

    [Fact]
    public void Prepares_a_single_reading_within_the_allocation_budget()
    {
        var intake = Intake();
        var message = Message("""{"observedAt":"2026-01-14T03:10:00Z","readings":{"dew_point":-1.5}}""");
        for (var i = 0; i < 100; i++)
        {
            intake.Prepare(message, message.Payload.Length, null).Dispose();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            intake.Prepare(message, message.Payload.Length, null).Dispose();
        }

        // 400 B is the whole way's budget; the record itself is about 160 of it.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 0, 300);
    }

    private MessageIntake Intake(IntakeOptions? options = null) =>
        new(_journal, new SomeNetwork(), Options.Create(new AdmissionOptions()), Options.Create(options ?? new IntakeOptions()), _metrics);

    private Task<IntakeResult> SubmitAsync(string payload, string topic = "telemetry/v1/gw-1/s-1", string? contentType = null, IntakeOptions? options = null) =>
        Intake(options).SubmitAsync(Message(payload, topic, contentType), redriveOf: null, CancellationToken.None);

    private static RawMessage Message(string payload, string topic = "telemetry/v1/gw-1/s-1", string? contentType = null) =>
        new(topic, contentType, Encoding.UTF8.GetBytes(payload), new GatewayId("gw-1"), Now);
}

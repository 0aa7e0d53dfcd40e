using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>Gives MQTTnet's client our kind of connection; one client makes one.</summary>
internal sealed class SubscriberConnectionFactory(
    ExternalBrokerOptions options, PublishReceiver receiver, HandedOver handedOver, MqttMetrics metrics, TimeProvider time)
    : IMqttClientAdapterFactory
{
    public SubscriberConnection? Connection { get; private set; }

    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions clientOptions, MqttPacketInspector packetInspector, IMqttNetLogger logger)
    {
        var channel = new FramedChannel(new MqttTcpChannel(clientOptions), options.MaxPacketBytes, time) { CutsOversizedPublish = true };
        var formatter = new MqttPacketFormatterAdapter(clientOptions.ProtocolVersion, new MqttBufferWriter(4096, 65535));
        return Connection = new SubscriberConnection(
            new MqttChannelAdapter(channel, formatter, logger), channel, receiver, handedOver, metrics, options.ReceiveMaximum);
    }
}

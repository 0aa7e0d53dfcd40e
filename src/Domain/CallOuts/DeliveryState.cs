namespace Telemetry.Domain.CallOuts;

/// <summary>Where a message to one recipient is.</summary>
public enum DeliveryState
{
    /// <summary>Still to be sent, or to be tried again.</summary>
    Pending = 0,

    /// <summary>The recipient's server took it. Whether a person saw it, only an acknowledgement says.</summary>
    Delivered = 1,

    /// <summary>It is not tried any more.</summary>
    GaveUp = 2,
}

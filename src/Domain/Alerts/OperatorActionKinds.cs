namespace Telemetry.Domain.Alerts;

public static class OperatorActionKinds
{
    /// <summary>Somebody says what is to be done about a route.</summary>
    public static bool Orders(this OperatorActionKind kind) => kind is OperatorActionKind.Confirm or OperatorActionKind.Override;

    /// <summary>Somebody has seen it and takes care: who orders something has seen what it is about.</summary>
    public static bool Acknowledges(this OperatorActionKind kind) => kind == OperatorActionKind.Acknowledge || kind.Orders();
}

namespace Telemetry.Domain.Records;

/// <summary>The published names of kinds of entries.</summary>
public static class RecordEntryKinds
{
    public static string Name(this RecordEntryKind kind) => kind switch
    {
        RecordEntryKind.Begun => "begun",
        RecordEntryKind.Decided => "decided",
        RecordEntryKind.Reassessed => "reassessed",
        RecordEntryKind.Withdrawn => "withdrawn",
        RecordEntryKind.Acknowledged => "acknowledged",
        RecordEntryKind.Confirmed => "confirmed",
        RecordEntryKind.Overridden => "overridden",
        RecordEntryKind.Treated => "treated",
        _ => $"unknown-{(int)kind}",
    };
}

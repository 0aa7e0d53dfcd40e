using Microsoft.Extensions.Options;

namespace Telemetry.Ingest.Journal;

/// <summary>The rules between the sizes.</summary>
internal sealed class JournalSizesValidator : IValidateOptions<JournalOptions>
{
    public ValidateOptionsResult Validate(string? name, JournalOptions options)
    {
        var errors = new List<string>();
        if (options.MaxBytes < options.RetainBytes)
        {
            errors.Add($"{JournalOptions.Section}:MaxBytes ({options.MaxBytes}) must be at least RetainBytes ({options.RetainBytes}).");
        }

        if (options.MaxBytes < 2 * options.SegmentBytes)
        {
            errors.Add($"{JournalOptions.Section}:MaxBytes ({options.MaxBytes}) must hold at least two segments of SegmentBytes ({options.SegmentBytes}).");
        }

        if (options.AlarmShare < options.WarnShare)
        {
            errors.Add($"{JournalOptions.Section}:AlarmShare ({options.AlarmShare}) must not be below WarnShare ({options.WarnShare}).");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

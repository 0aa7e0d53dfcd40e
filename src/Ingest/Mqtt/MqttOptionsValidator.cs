using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Telemetry.Ingest.Mqtt;

/// <summary>Every error of the MQTT settings at once; only the part that is in use is looked at.</summary>
internal sealed class MqttOptionsValidator : IValidateOptions<MqttOptions>
{
    public ValidateOptionsResult Validate(string? name, MqttOptions options)
    {
        var errors = new List<string>();
        if (!Enum.IsDefined(options.Mode))
        {
            errors.Add($"{MqttOptions.Section}:Mode must be Embedded, External or None.");
        }

        if (options.Mode == MqttMode.Embedded)
        {
            Annotations(options.Embedded, "Embedded", errors);
            Annotations(options.Embedded.Tls, "Embedded:Tls", errors);
            Embedded(options.Embedded, errors);
        }
        else if (options.Mode == MqttMode.External)
        {
            Annotations(options.External, "External", errors);
            External(options.External, errors);
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Embedded(EmbeddedBrokerOptions options, List<string> errors)
    {
        const string Path = MqttOptions.Section + ":Embedded";
        var plain = options.Port >= 0;
        if (!plain && !options.Tls.IsConfigured)
        {
            errors.Add($"{Path}: Port is -1 and Tls:CertificatePath is empty, so nothing would listen. Set one, or {MqttOptions.Section}:Mode to None.");
        }

        if (!IPAddress.TryParse(options.Address, out var address))
        {
            errors.Add($"{Path}:Address must be an IP address.");
        }
        else if (plain && !IPAddress.IsLoopback(address))
        {
            if (!options.AllowPlaintext)
            {
                errors.Add($"{Path}:Address {address} is not loopback: keys would cross the network unencrypted. Use Tls with Port -1, or set AllowPlaintext.");
            }

            if (options.AllowAnonymous)
            {
                errors.Add($"{Path}:AllowAnonymous is for loopback only.");
            }
        }

        if (!options.Tls.IsConfigured)
        {
            return;
        }

        if (options.AllowAnonymous)
        {
            errors.Add($"{Path}:AllowAnonymous is for loopback only; take Tls away.");
        }

        if (!IPAddress.TryParse(options.Tls.Address, out _))
        {
            errors.Add($"{Path}:Tls:Address must be an IP address.");
        }

        File(options.Tls.CertificatePath, $"{Path}:Tls:CertificatePath", errors);
        File(options.Tls.KeyPath, $"{Path}:Tls:KeyPath", errors);
        File(options.Tls.PasswordFile, $"{Path}:Tls:PasswordFile", errors);
    }

    private static void External(ExternalBrokerOptions options, List<string> errors)
    {
        const string Path = MqttOptions.Section + ":External";
        if (options.FirstBackOff > options.MaxBackOff)
        {
            errors.Add($"{Path}:FirstBackOff must not exceed MaxBackOff.");
        }

        if (options.UserName is null && (options.Password ?? options.PasswordFile) is not null)
        {
            errors.Add($"{Path}:UserName is missing beside a password.");
        }

        File(options.PasswordFile, $"{Path}:PasswordFile", errors);
        File(options.CaCertificatePath, $"{Path}:CaCertificatePath", errors);
    }

    private static void File(string? file, string path, List<string> errors)
    {
        if (!string.IsNullOrWhiteSpace(file) && !System.IO.File.Exists(file))
        {
            errors.Add($"{path}: there is no file \"{file}\".");
        }
    }

    private static void Annotations(object options, string path, List<string> errors)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        errors.AddRange(results.Select(result => $"{MqttOptions.Section}:{path}: {result.ErrorMessage}"));
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Records;
using Telemetry.Storage.Security;

namespace Telemetry.Api.DecisionRecord;

/// <summary>The key that heads of the record are signed with: ECDSA over P-256 in a file of its own, made on first use.</summary>
internal sealed class HeadKey(IOptions<DecisionRecordOptions> options) : IDisposable
{
    private const int NameLength = 16;

    private readonly Lock _lock = new();
    private ECDsa? _key;

    public SignedHead Sign(RecordHead head, DateTimeOffset at)
    {
        lock (_lock)
        {
            var key = Load();
            var bare = new SignedHead(head.Sequence, head.Hash, head.RecordedAt, at, NameOf(key), "");
            var signature = key.SignData(Encoding.UTF8.GetBytes(bare.SignedText()), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            return bare with { Signature = Convert.ToBase64String(signature) };
        }
    }

    /// <summary>The public key (PEM): with it anybody can check a head.</summary>
    public string PublicPem()
    {
        lock (_lock)
        {
            return Load().ExportSubjectPublicKeyInfoPem();
        }
    }

    /// <summary>Whether a head was signed with this public key.</summary>
    public static bool Verifies(ECDsa publicKey, SignedHead head)
    {
        Span<byte> signature = stackalloc byte[256];
        return Convert.TryFromBase64String(head.Signature, signature, out var length)
            && publicKey.VerifyData(Encoding.UTF8.GetBytes(head.SignedText()), signature[..length], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public static string NameOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..NameLength];

    public void Dispose() => _key?.Dispose();

    /// <exception cref="IOException">There is none that can be used, and none can be made.</exception>
    private ECDsa Load()
    {
        if (_key is not null)
        {
            return _key;
        }

        var path = Path.GetFullPath(options.Value.KeyFile!);
        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            if (SecretFile.Trouble(path) is { } trouble)
            {
                throw new IOException($"{DecisionRecordOptions.Section}:{nameof(DecisionRecordOptions.KeyFile)} {trouble}");
            }

            var key = ECDsa.Create();
            key.ImportFromPem(SecretFile.Read(path));
            return _key = key;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            throw new IOException($"The key of the decision record {path} can't be used: {error.Message}", error);
        }
    }

    /// <summary>Whole or not at all: two hosts that start at once use the same.</summary>
    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, file))
        {
            stream.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}

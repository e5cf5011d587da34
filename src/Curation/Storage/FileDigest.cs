using System.Security.Cryptography;

namespace Curation.Storage;

/// <summary>What a manifest says of a file: its size and its SHA-256 in lower-case hex.</summary>
public readonly record struct FileDigest(long Bytes, string Sha256)
{
    public static FileDigest Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return Of(stream);
    }

    public static FileDigest Of(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read; (read = stream.Read(buffer)) > 0; bytes += read) hash.AppendData(buffer, 0, read);
        return new(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

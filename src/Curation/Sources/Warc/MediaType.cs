namespace Curation.Sources.Warc;

/// <summary>A Content-Type: name in lower case, empty when there is none, and charset.</summary>
internal readonly record struct MediaType(string Name, string? Charset)
{
    public static MediaType Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return new("", null);
        var parts = value.Split(';', 16);
        string? charset = null;
        foreach (var part in parts.AsSpan(1))
        {
            var equals = part.IndexOf('=');
            if (equals < 0 || !part.AsSpan(0, equals).Trim().Equals("charset", StringComparison.OrdinalIgnoreCase)) continue;
            charset ??= part[(equals + 1)..].Trim(' ', '\t', '"', '\'');
        }

        return new(parts[0].Trim().ToLowerInvariant(), string.IsNullOrEmpty(charset) ? null : charset);
    }
}

using System.Text;

namespace Curation.Filters.Url;

/// <summary>Turns host and URL lists of the usual layouts into one sorted list, one entry a line.</summary>
public static class UrlListImport
{
    // names that a hosts file gives the machine itself
    private static readonly string[] _ownNames = ["localhost", "localhost.localdomain", "local", "broadcasthost", "0.0.0.0"];

    /// <summary>The bytes of a list, which may be gzip.</summary>
    public static byte[] Unpacked(string name, byte[] list) => UrlList.Unpacked(name, list);

    /// <summary>The entries of the lists, each once, in the form they are compared in, a dot before hosts that take sub-domains along; a hosts file's
    /// names for the machine itself are left out.</summary>
    /// <param name="lists">Name and bytes; .gz is unpacked.</param>
    /// <param name="areUrls">Whether entries are URLs; hosts otherwise.</param>
    /// <param name="warn">Takes a line for each list that has entries which cannot be used.</param>
    public static IEnumerable<string> Entries(IEnumerable<(string Name, byte[] List)> lists, bool areUrls, Action<string> warn)
    {
        var entries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, list) in lists)
        {
            UrlList.Read(areUrls ? UrlKey.Url : UrlKey.Host, UrlList.Unpacked(name, list), Take)
                .Tell(warn, name, areUrls ? "host/path, with or without http(s)://" : "hosts; addresses of pages go into a list of URLs");
        }

        if (!areUrls) entries.RemoveWhere(host => _ownNames.Contains(host) || host.StartsWith("ip6-", StringComparison.Ordinal));
        return entries;

        bool Take(ReadOnlySpan<byte> entry, UrlKey kind)
        {
            if (!areUrls && kind == UrlKey.Url) return false;
            entries.Add((!areUrls && kind == UrlKey.Domain ? "." : "") + Encoding.UTF8.GetString(entry));
            return true;
        }
    }
}

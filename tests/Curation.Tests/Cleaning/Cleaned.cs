using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Tests.Cleaning;

/// <summary>One text through one transform; told when it was given back itself.</summary>
internal static class Cleaned
{
    public static string By(Transform transform, string text, string url = "https://example.org/")
    {
        using var document = DocumentText.FromUtf8(Encoding.UTF8.GetBytes(text));
        var once = transform.Apply(new Document("test", "1", url, document));
        Assert.Equal(ReferenceEquals(once, document), once.Utf8.SequenceEqual(document.Utf8));
        return once.ToString();
    }
}

using System.Text;
using SampleCrawl.Layouts;

namespace SampleCrawl.Wire;

/// <summary>A record of the crawl and what is expected of it.</summary>
internal sealed record Entry(string? Url, string Kind, Fate Fate, byte[] Record)
{
    public string? Of { get; init; }

    public IReadOnlyList<string> Planted { get; init; } = [];

    /// <summary>The main text that a reader should find: empty where no document is expected.</summary>
    public string Text { get; init; } = "";

    public int TextBytes => Encoding.UTF8.GetByteCount(Text);

    public static Entry FromPage(Library library, Page page) => FromPage(library, page, Delivery.For(page.Source ?? page));

    public static Entry FromPage(Library library, Page page, Delivery delivery)
    {
        var dice = new Dice("wire/" + page.Url);
        var mayCode = page.Draft.Planted.Count == 0;
        if (page.Source is not null) delivery = delivery with { Chunked = mayCode && dice.Chance(0.3), Gzip = mayCode && dice.Chance(0.3) };
        var message = Http.Response("200 OK", delivery.ContentType, Body(library, page, delivery), dice, delivery.Chunked, delivery.Gzip);
        return new Entry(page.Url, page.Kind, page.Fate, Warc.Record("response", page.Url, Warc.HttpResponse, message, dice))
        {
            Of = page.Of,
            Planted = page.Draft.Planted,
            Text = MainText.Of(page.Draft.Title, page.Draft.Body),
        };
    }

    /// <summary>A page's bytes before transfer and content coding.</summary>
    public static byte[] Body(Library library, Page page, Delivery delivery) =>
        Delivery.Encode(Layout.Render(library, page.Source ?? page, delivery.MetaCharset, delivery.AsXml), delivery.Encoding);
}

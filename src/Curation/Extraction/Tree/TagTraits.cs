namespace Curation.Extraction.Tree;

/// <summary>What tree construction needs to know of an element (HTML standard §13.2.4).</summary>
[Flags]
internal enum Traits : ushort
{
    None = 0,
    Void = 1,
    Special = 2,
    ImpliedEnd = 4,

    /// <summary>An end tag outside does not reach in; the next three for the narrower and wider scopes.</summary>
    ScopeBorder = 8,
    ListBorder = 16,
    ButtonBorder = 32,
    TableBorder = 64,
    Formatting = 128,
    HeadOnly = 256,

    /// <summary>Its start tag ends a paragraph, and its end tag closes all that it holds.</summary>
    Structure = 512,

    /// <summary>A table, its sections and rows: text in them does not stay there.</summary>
    TableContext = 1024,
    TablePart = 2048,
    Foreign = 4096,
    Silent = 8192,
    Preformatted = 16384,

    /// <summary>White space behind its tags is not seen.</summary>
    BreaksLine = 32768,
}

/// <summary>The traits of every tag, by number.</summary>
internal static class TagTraits
{
    private static readonly Traits[] _of = Build();

    public static Traits Of(Tag tag) => _of[(byte)tag];

    public static bool Has(this Tag tag, Traits traits) => (_of[(byte)tag] & traits) != 0;

    private static Traits[] Build()
    {
        var all = new Traits[256];
        foreach (var tag in Enum.GetValues<Tag>())
        {
            all[(byte)tag] = (tag.IsVoid() ? Traits.Void : 0) | (tag.IsSilent() ? Traits.Silent : 0) | (tag.IsPreformatted() ? Traits.Preformatted : 0)
                | (tag.IsHeadOnly() ? Traits.HeadOnly : 0) | (tag is >= Tag.Main and <= Tag.Th or Tag.Br ? Traits.BreaksLine : 0);
        }

        Mark(Traits.Special, Special);
        Mark(Traits.ImpliedEnd, [Tag.Dd, Tag.Dt, Tag.Li, Tag.Optgroup, Tag.Option, Tag.P, Tag.Rb, Tag.Rp, Tag.Rt, Tag.Rtc]);
        ReadOnlySpan<Tag> borders =
            [Tag.Html, Tag.Body, Tag.Applet, Tag.Caption, Tag.Table, Tag.Td, Tag.Th, Tag.Marquee, Tag.Object, Tag.Template];
        Mark(Traits.ScopeBorder | Traits.ListBorder | Traits.ButtonBorder, borders);
        Mark(Traits.ListBorder, [Tag.Ol, Tag.Ul]);
        Mark(Traits.ButtonBorder, [Tag.Button]);
        Mark(Traits.TableBorder, [Tag.Html, Tag.Body, Tag.Table, Tag.Template]);
        Mark(
            Traits.Formatting,
            [
                Tag.A, Tag.B, Tag.Big, Tag.Code, Tag.Em, Tag.Font, Tag.I, Tag.Nobr, Tag.S, Tag.Small, Tag.Strike, Tag.Strong, Tag.Tt, Tag.U,
            ]);
        Mark(Traits.HeadOnly, [Tag.Basefont, Tag.Bgsound, Tag.NoFrames]);
        Mark(Traits.Structure, Structure);
        Mark(Traits.TableContext, [Tag.Table, Tag.Tbody, Tag.Thead, Tag.Tfoot, Tag.Tr, Tag.Colgroup]);
        Mark(Traits.TablePart, [Tag.Caption, Tag.Colgroup, Tag.Col, Tag.Thead, Tag.Tbody, Tag.Tfoot, Tag.Tr, Tag.Td, Tag.Th]);
        Mark(Traits.Foreign, [Tag.Svg, Tag.Math, Tag.Foreign]);
        return all;

        void Mark(Traits traits, ReadOnlySpan<Tag> tags)
        {
            foreach (var tag in tags) all[(byte)tag] |= traits;
        }
    }

    private static ReadOnlySpan<Tag> Structure =>
    [
        Tag.Address, Tag.Article, Tag.Aside, Tag.Blockquote, Tag.Center, Tag.Details, Tag.Dialog, Tag.Dir, Tag.Div, Tag.Dl, Tag.Fieldset,
        Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Header, Tag.Hgroup, Tag.Listing, Tag.Main, Tag.Menu, Tag.Nav, Tag.Ol, Tag.Pre, Tag.Search,
        Tag.Section, Tag.Summary, Tag.Ul,
    ];

    private static ReadOnlySpan<Tag> Special =>
    [
        Tag.Address, Tag.Applet, Tag.Area, Tag.Article, Tag.Aside, Tag.Base, Tag.Basefont, Tag.Bgsound, Tag.Blockquote, Tag.Body, Tag.Br, Tag.Button,
        Tag.Caption, Tag.Center, Tag.Col, Tag.Colgroup, Tag.Dd, Tag.Details, Tag.Dir, Tag.Div, Tag.Dl, Tag.Dt, Tag.Embed, Tag.Fieldset,
        Tag.Figcaption, Tag.Figure, Tag.Footer, Tag.Form, Tag.Frame, Tag.Frameset, Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6, Tag.Head,
        Tag.Header, Tag.Hgroup, Tag.Hr, Tag.Html, Tag.Iframe, Tag.Img, Tag.Input, Tag.Keygen, Tag.Li, Tag.Link, Tag.Listing, Tag.Main, Tag.Marquee,
        Tag.Menu, Tag.Meta, Tag.Nav, Tag.NoEmbed, Tag.NoFrames, Tag.NoScript, Tag.Object, Tag.Ol, Tag.P, Tag.Param, Tag.Plaintext, Tag.Pre,
        Tag.Script, Tag.Search, Tag.Section, Tag.Select, Tag.Source, Tag.Style, Tag.Summary, Tag.Table, Tag.Tbody, Tag.Td, Tag.Template,
        Tag.Textarea, Tag.Tfoot, Tag.Th, Tag.Thead, Tag.Title, Tag.Tr, Tag.Track, Tag.Ul, Tag.Wbr, Tag.Xmp,
    ];
}

using System.Runtime.Intrinsics;

namespace Curation.Extraction.Tree;

/// <summary>The elements that mean something to extraction; the names are those of HTML. <see cref="Text"/> is no element.</summary>
internal enum Tag : byte
{
    Unknown, Text,
    Html, Head, Body, Title, Meta, Link, Base, Script, Style, NoScript, Template,
    Main, Article, Section, Nav, Aside, Header, Footer, Address, Hgroup, Search, Div, Center, Details, Summary, Dialog, Fieldset, Form, Menu,
    H1, H2, H3, H4, H5, H6, P, Pre, Listing, Xmp, Blockquote, Ul, Ol, Li, Dl, Dt, Dd, Dir, Figure, Figcaption, Hr,
    Table, Caption, Colgroup, Col, Thead, Tbody, Tfoot, Tr, Td, Th,
    A, Span, B, Strong, I, Em, U, S, Small, Big, Font, Sub, Sup, Code, Kbd, Samp, Tt, Var, Cite, Q, Abbr, Time,
    Mark, Del, Ins, Label, Nobr, Ruby, Rt, Rp, Wbr, Br,
    Img, Picture, Source, Track, Video, Audio, Canvas, Svg, Math, Map, Area,
    Iframe, Embed, Object, Param, Applet, Marquee, NoFrames, NoEmbed, Frame, Frameset, Plaintext,
    Button, Input, Select, Option, Optgroup, Textarea, Datalist, Legend, Output, Progress, Meter,
    Strike, Rb, Rtc, Image, Keygen, Basefont, Bgsound,

    /// <summary>An element of SVG or MathML below their roots; in the tree they are <see cref="Unknown"/>.</summary>
    Foreign,
}

/// <summary>Names to tags.</summary>
internal static class Tags
{
    private static readonly NameTable _byName =
        new(Enum.GetValues<Tag>().Where(tag => tag is > Tag.Text and < Tag.Foreign).Select(tag => (tag.ToString().ToLowerInvariant(), (byte)tag)));

    private static readonly bool[] _isBlock = Table(tag => tag
        is (>= Tag.Main and <= Tag.Th) or Tag.Body or Tag.Html or Tag.NoScript or Tag.Option or Tag.Optgroup or Tag.Legend or Tag.Video or Tag.Object
        or Tag.Frameset);

    private static readonly bool[] _isSilent = Table(tag => tag
        is Tag.Script or Tag.Style or Tag.Template or Tag.Iframe or Tag.NoFrames or Tag.NoEmbed or Tag.Canvas or Tag.Svg or Tag.Math or Tag.Textarea
            or Tag.Select or Tag.Datalist
        or Tag.Option or Tag.Title or Tag.Head or Tag.Audio or Tag.Map or Tag.Object or Tag.Applet or Tag.Progress or Tag.Meter or Tag.Rp or Tag.Rt);

    /// <param name="lowerName">As <see cref="NameTable.Load"/> gives it.</param>
    public static Tag Find(Vector128<byte> lowerName) => (Tag)_byName.Find(lowerName);

    public static bool IsHeading(this Tag tag) => tag is >= Tag.H1 and <= Tag.H6;

    /// <summary>Has no content and no end tag.</summary>
    public static bool IsVoid(this Tag tag) => tag
        is Tag.Area or Tag.Base or Tag.Br or Tag.Col or Tag.Embed or Tag.Frame or Tag.Hr or Tag.Img or Tag.Input or Tag.Link or Tag.Meta or Tag.Param
            or Tag.Source or Tag.Track or Tag.Wbr or Tag.Image or Tag.Keygen or Tag.Basefont or Tag.Bgsound;

    /// <summary>May stand in the head.</summary>
    public static bool IsHeadOnly(this Tag tag) =>
        tag is Tag.Title or Tag.Meta or Tag.Link or Tag.Base or Tag.Script or Tag.Style or Tag.NoScript or Tag.Template;

    /// <summary>Starts on a line of its own, and ends a paragraph that is open.</summary>
    public static bool IsBlock(this Tag tag) => _isBlock[(byte)tag];

    public static bool IsTablePart(this Tag tag) => tag is >= Tag.Table and <= Tag.Th;

    public static bool IsPreformatted(this Tag tag) => tag is Tag.Pre or Tag.Listing or Tag.Xmp or Tag.Plaintext;

    /// <summary>Never holds text to read.</summary>
    public static bool IsSilent(this Tag tag) => _isSilent[(byte)tag];

    private static bool[] Table(Func<Tag, bool> rule) => [.. Enumerable.Range(0, 256).Select(tag => rule((Tag)tag))];
}

using System.Text;
using Curation.Core;
using Curation.Extraction;
using Curation.Extraction.Rendering;
using Curation.Extraction.Tree;

namespace Curation.Tests.Extraction.Tree;

/// <summary>What a click opens is not hidden; what lies in a shadow tree is seen where its slots are.</summary>
public sealed class PanelTests
{
    private static PageTree Tree(string html, Engine engine)
    {
        var tree = new PageTree();
        new PageParser(tree, new ExtractOptions { Engine = engine }).Parse(Encoding.UTF8.GetBytes(html));
        return tree;
    }

    [Theory]
    [InlineData("<button aria-expanded=false aria-controls='a b'>Q</button><p>x<div id=b hidden>seen</div>", true)]
    [InlineData("<div id=b style='display:none'>seen</div><a data-toggle=collapse href='#b'>Q</a>", true)]
    [InlineData("<div id=b hidden>seen</div><li role=tab aria-controls=b>Q</li>", true)]
    [InlineData("<h3><button aria-expanded=false>Q</button><i>+</i></h3> <div aria-hidden=true>seen</div>", true)]
    [InlineData("<div role=tabpanel hidden>seen</div>", true)]
    [InlineData("<div class='tab-pane' style='display: none !important'>seen</div>", true)]
    [InlineData("<div class='accordion-body collapse' hidden>seen</div>", true)]
    [InlineData("<div hidden=until-found>seen</div>", true)]
    [InlineData("<div style='backface-visibility:hidden; overflow:hidden'>seen</div>", true)]
    [InlineData("<div style='display:none; display:block'>seen</div>", true)]
    [InlineData("<div class=toggle-part><p>Q</p><div><div class=content style='display:none'>seen</div></div></div>", true)]
    [InlineData("<div class=toggle-part><p>Q</p><ul class=content style='display:none'><li>seen</ul></div>", false)]
    [InlineData("<div class='faq navbar'><p>Q</p><div hidden>seen</div></div>", false)]
    [InlineData("<div hidden>seen</div>", false)]
    [InlineData("<div style='VISIBILITY : Hidden'>seen</div>", false)]
    [InlineData("<button aria-expanded=false>Q</button>another text<div hidden>seen</div>", false)]
    [InlineData("<button aria-expanded=false aria-haspopup=true aria-controls=b>Q</button><div id=b hidden>seen</div>", false)]
    [InlineData("<button aria-expanded=false aria-controls=b>Q</button><div id=b role=dialog hidden>seen</div>", false)]
    [InlineData("<button aria-expanded=false aria-controls=b>Q</button><div id=b class=mobile-menu hidden>seen</div>", false)]
    [InlineData("<nav><button aria-expanded=false aria-controls=b>Q</button><div id=b hidden>seen</div></nav>", false)]
    [InlineData("<button data-bs-toggle=modal data-bs-target='#b'>Q</button><div id=b hidden>seen</div>", false)]
    [InlineData("<div class='tab-pane navbar' hidden>seen</div>", false)]
    public void Panels_are_seen_and_what_is_hidden_is_not(string html, bool isSeen)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var tree = Tree(html, engine);
            var text = tree.Nodes.ToArray().Select((node, i) => (node, i)).Single(n => n.node.Tag == Tag.Text && tree.TextOf(n.node).SequenceEqual("seen"u8)).i;
            var isHidden = false;
            for (var i = tree[text].Parent; i > 0; i = tree[i].Parent) isHidden |= (tree[i].Category & Category.Hidden) != 0;
            Assert.Equal(isSeen, !isHidden);
        }
    }

    [Theory]
    [InlineData("<a aria-expanded=false href='#'>Question</a>", 0)]
    [InlineData("<div role=button aria-expanded=false><a href=x>Question</a></div>", 0)]
    [InlineData("<a aria-expanded=false aria-haspopup=menu href='#'>Question</a>", 8)]
    [InlineData("<nav><a aria-expanded=false href='#'>Question</a></nav>", 8)]
    [InlineData("<li aria-expanded=false><a href=x>Question</a></li>", 8)]
    [InlineData("<div aria-expanded=false>x</div><a href=x>Question</a>", 8)]
    [InlineData("<svg><g aria-expanded=false /></svg><a href=x>Question</a>", 8)]
    public void What_opens_a_panel_is_its_heading_and_no_link(string html, int linked)
    {
        foreach (var engine in Enum.GetValues<Engine>()) Assert.Equal(linked, Tree(html, engine).Nodes.ToArray().Sum(node => node.Sums.LinkCharacters));
    }

    [Theory]
    [InlineData("<h2><a id=x></a>Title</h2>", 0)]
    [InlineData("<h2><a id=x />Title</h2><p>Text</p>", 0)]
    [InlineData("<p><a name=x>Title</p><p>Text", 0)]
    [InlineData("<p><a name=x>Title</p><p>Text <a href=y>link</a>", 4)]
    [InlineData("<a href=y name=x>Title</a>", 5)]
    [InlineData("<a id=x class=button>Title</a>", 5)]
    [InlineData("<a id=x role=button>Title</a>", 5)]
    [InlineData("<a>Title</a>", 5)]
    public void What_links_lead_to_is_no_link(string html, int linked)
    {
        foreach (var engine in Enum.GetValues<Engine>()) Assert.Equal(linked, Tree(html, engine).Nodes.ToArray().Sum(node => node.Sums.LinkCharacters));
    }

    [Theory]
    [InlineData("<x-a><template shadowrootmode=open>1<slot name=t>no</slot>2<slot></slot>3<slot name=u>4</slot></template><b>x</b><i slot=t>y</i></x-a>",
        "1y2x34")]
    [InlineData("<div><template shadowrootmode=closed>1</template>2</div>", "1")]
    [InlineData("<div><template>1</template>2</div><ul><template shadowrootmode=open>3</template></ul>", "2")]
    [InlineData("<div><template shadowrootmode=other>1</template>2</div>", "2")]
    [InlineData("<x-a><template shadowrootmode=open>1<x-b><template shadowrootmode=open>2<slot></slot>3</template><slot>no</slot></x-b>4</template>5</x-a>6",
        "125346")]
    [InlineData("<x-a><template shadowrootmode=open>1<slot></slot><slot>2</slot></template>3<x-b slot=none>4</x-b>5</x-a>", "135 2")]
    [InlineData("<x-a><template shadowrootmode=open><table><tr><td>1<td><slot></table></template><p>2", "1 | 2")]
    [InlineData("<slot>1</slot><x-a>2</x-a>", "1 2")]
    [InlineData("<x-a><i slot=t>1</i><b>2</b><template shadowrootmode=open>3<slot></slot><slot name=t></slot></template></x-a>", "32 1")]
    public void A_shadow_tree_is_seen_in_the_place_of_its_host(string html, string expected)
    {
        foreach (var engine in Enum.GetValues<Engine>())
            Assert.Equal(expected, Encoding.UTF8.GetString(new TextRenderer(1000).Render(Tree(html, engine), 0).Span));
    }

    [Fact]
    public void A_tree_that_slots_make_too_deep_is_none()
    {
        var deep = string.Concat(Enumerable.Repeat("<b>", 700));
        var html = $"<x-a><template shadowrootmode=open>{deep}<slot></slot></template><i>{deep}x</i></x-a>";
        foreach (var engine in Enum.GetValues<Engine>())
            Assert.Equal("too-deep", Assert.Throws<BadRecordException>(() => Tree(html, engine)).Reason);
    }
}

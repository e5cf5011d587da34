namespace Curation.Text;

/// <summary>A view of a text that few rules ask for. <see cref="DocumentText.View{T}"/> makes it at the first question and keeps it;
/// it holds no rented array.</summary>
internal interface ITextView<TSelf>
    where TSelf : class, ITextView<TSelf>
{
    static abstract TSelf Of(DocumentText text);
}

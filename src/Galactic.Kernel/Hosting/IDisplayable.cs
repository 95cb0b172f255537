namespace Galactic.Kernel.Hosting;

/// <summary>A value that knows how it looks in a notebook.</summary>
public interface IDisplayable
{
    /// <summary>The value in every form it has; must contain <see cref="MimeBundle.Text"/>.</summary>
    MimeBundle ToMimeBundle();
}

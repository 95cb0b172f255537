namespace Galactic.Kernel.Hosting;

/// <summary>
/// The host of programs that run outside a notebook: prints text, writes images and pages to files and prints
/// their paths. Updates replace the line in a terminal; elsewhere the last one is printed when something else
/// follows.
/// </summary>
/// <param name="output">Where text goes.</param>
/// <param name="folder">Where files go; created when the first is written.</param>
/// <param name="isTerminal">The output understands carriage returns.</param>
public sealed class ConsoleHost(TextWriter output, string folder, bool isTerminal) : INotebookHost
{
    private static readonly (string Mime, string Extension)[] FileForms =
        [(MimeBundle.Png, "png"), (MimeBundle.Svg, "svg"), (MimeBundle.Html, "html")];

    private readonly Lock gate = new();
    private int count;
    private string? liveId;
    private string liveText = "";
    private bool unprinted;

    /// <summary>Never fires: a console stops the whole program.</summary>
    public CancellationToken Cancellation => CancellationToken.None;

    /// <summary>Files of this host.</summary>
    public string Folder => folder;

    /// <summary>A host on the standard output with a new folder among the temporary files.</summary>
    public static ConsoleHost OnStandardOutput()
    {
        string folder = Path.Combine(
            Path.GetTempPath(), "galactic-output", $"{DateTime.Now:yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        ConsoleHost host = new(Console.Out, folder, !Console.IsOutputRedirected);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host.Flush();
        return host;
    }

    /// <inheritdoc/>
    public string Display(MimeBundle bundle)
    {
        lock (gate)
        {
            EndLine();
            string id = $"output-{++count:D3}";
            string text = bundle.Data.GetValueOrDefault(MimeBundle.Text, "");
            if (text.Length > 0)
            {
                output.WriteLine(text);
            }

            WriteFile(id, bundle);
            return id;
        }
    }

    /// <inheritdoc/>
    public void Update(string id, MimeBundle bundle)
    {
        lock (gate)
        {
            string text = bundle.Data.GetValueOrDefault(MimeBundle.Text, "");
            if (liveId != id)
            {
                EndLine();
            }
            else if (isTerminal)
            {
                output.Write('\r');
            }

            if (isTerminal)
            {
                output.Write(text.PadRight(liveId == id ? liveText.Length : 0));
            }

            (liveId, liveText, unprinted) = (id, text, !isTerminal);
        }
    }

    /// <summary>Prints an update that waits and ends the line.</summary>
    public void Flush()
    {
        lock (gate)
        {
            EndLine();
            output.Flush();
        }
    }

    private void EndLine()
    {
        if (liveId is not null)
        {
            output.WriteLine(unprinted ? liveText : "");
        }

        (liveId, liveText, unprinted) = (null, "", false);
    }

    private void WriteFile(string id, MimeBundle bundle)
    {
        foreach ((string mime, string extension) in FileForms)
        {
            if (bundle.Data.TryGetValue(mime, out string? content) && (mime != MimeBundle.Html || IsFigure(content)))
            {
                EndLine();
                Directory.CreateDirectory(folder);
                string path = Path.Combine(folder, $"{id}.{extension}");
                byte[] bytes = mime == MimeBundle.Png
                    ? Convert.FromBase64String(content)
                    : System.Text.Encoding.UTF8.GetBytes(content);
                File.WriteAllBytes(path, bytes);
                output.WriteLine(path);
            }
        }
    }

    /// <summary>Tables and progress bars read well as text; what has media in it is worth a file.</summary>
    private static bool IsFigure(string html) =>
        html.Contains("<video", StringComparison.Ordinal) || html.Contains("<svg", StringComparison.Ordinal)
        || html.Contains("<img", StringComparison.Ordinal);
}

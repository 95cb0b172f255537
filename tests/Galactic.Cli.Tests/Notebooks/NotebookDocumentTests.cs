using System.Text.Json.Nodes;
using Galactic.Cli.Notebooks.Documents;

namespace Galactic.Tests.Notebooks;

public sealed class NotebookDocumentTests
{
    private const string Sample = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "collapsed": true
           },
           "source": [
            "# Title ≤ é\n",
            "text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "run",
           "metadata": {
            "polyglot_notebook": {
             "kernelName": "csharp"
            },
            "tags": [
             "parameters"
            ]
           },
           "outputs": [
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": []
              },
              "text/plain": "a figure"
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result"
            }
           ],
           "source": "int a = 1;"
          }
         ],
         "metadata": {
          "kernelspec": {
           "name": ".net-csharp"
          },
          "mine": [
           1.50,
           null
          ]
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "unknown": 7
        }

        """;

    [Fact]
    public void Reading_and_writing_keeps_every_character_of_a_well_formed_notebook()
    {
        string written = NotebookDocument.Parse(Sample, "s.ipynb").ToJson();

        Assert.Equal(Sample.ReplaceLineEndings("\n"), written);
    }

    [Fact]
    public void Cells_show_source_tags_and_outputs_in_either_spelling()
    {
        NotebookDocument document = NotebookDocument.Parse(Sample, "s.ipynb");

        Assert.Equal("# Title ≤ é\ntext", document.Cells[0].Source);
        Assert.Equal(CellKind.Markdown, document.Cells[0].Kind);
        Assert.Equal("int a = 1;", document.Cells[1].Source);
        Assert.True(document.Cells[1].HasTag("parameters"));
        var result = Assert.IsType<CellOutput.Result>(Assert.Single(document.Cells[1].Outputs));
        Assert.Equal("a figure", result.Bundle.Data["text/plain"]);
        Assert.Equal("""{"data":[]}""", result.Bundle.Data["application/vnd.plotly.v1+json"]);
    }

    [Fact]
    public void Changing_a_cell_keeps_its_id_and_unknown_metadata()
    {
        NotebookDocument document = NotebookDocument.Parse(Sample, "s.ipynb");
        document.Cells[1].Source = "int b = 2;\nb";
        document.Cells[1].SetOutputs([new CellOutput.Stream("stdout", "x\ny")], 1);

        JsonNode cell = JsonNode.Parse(document.ToJson())!["cells"]![1]!;

        Assert.Equal("run", (string?)cell["id"]);
        Assert.Equal("csharp", (string?)cell["metadata"]!["polyglot_notebook"]!["kernelName"]);
        Assert.Equal("""["int b = 2;\n","b"]""", cell["source"]!.ToJsonString());
        Assert.Equal("""["x\n","y"]""", cell["outputs"]![0]!["text"]!.ToJsonString());
    }

    [Theory]
    [InlineData("", 0, "not valid JSON")]
    [InlineData("[]", 0, "not a JSON object")]
    [InlineData("{ \"nbformat\": 4,\n \"cells\": [ }", 0, "line 2")]
    [InlineData("{ \"nbformat\": 4, \"nbformat\": 4, \"cells\": [] }", 0, "Duplicate property")]
    [InlineData("{ \"cells\": [] }", 0, "no 'nbformat'")]
    [InlineData("{ \"nbformat\": 3, \"worksheets\": [] }", 0, "nbformat 3")]
    [InlineData("{ \"nbformat\": 4 }", 0, "no 'cells'")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [], \"metadata\": 3 }", 0, "'metadata'")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [7] }", 1, "not a JSON object")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [{}] }", 1, "no 'cell_type'")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [{\"cell_type\":\"text\",\"source\":\"\"}] }", 1, "'text'")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [{\"cell_type\":\"code\"}] }", 1, "no 'source'")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [{\"cell_type\":\"code\",\"source\":[1]}] }", 1, "not text")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [{\"cell_type\":\"raw\",\"source\":\"\",\"id\":5}] }", 1, "'id'")]
    [InlineData("{ \"nbformat\": 4, \"cells\": [{\"cell_type\":\"raw\",\"source\":\"\"},"
        + "{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":[{\"output_type\":\"movie\"}]}] }", 2, "'movie'")]
    public void Malformed_files_are_refused_by_file_cell_and_problem(string text, int cell, string problem)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, "bad.ipynb"));

        Assert.StartsWith("bad.ipynb", error.Message);
        Assert.Equal(cell, error.Cell);
        Assert.Contains(problem, error.Message);
    }
}

System.Console.WriteLine("curation");

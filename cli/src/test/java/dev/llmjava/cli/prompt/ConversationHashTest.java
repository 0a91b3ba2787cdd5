package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conversation and its fork of LLM 0.32's documentation, logged through the command. */
class ConversationHashTest {
  @TempDir Path directory;

  @Test
  void sharedBeginningsAreStoredOnce() throws Exception {
    try (var server = new ChatServer()) {
      server
          .says("How about Percy? ", "Pelicans suit a dignified name.")
          .says("Wallace. It pairs nicely with Percy.")
          .says("How about Percy? Pelicans suit a dignified name.")
          .says("Steven. Steven Seagull.");
      var shell = new Shell(directory).file("extra-openai-models.yaml", server.model("local"));
      shell.run("-m", "local", "Suggest a name for a pet pelican").ok();
      shell.run("-c", "Now one for a pet walrus").ok();
      shell.run("-m", "local", "Suggest a name for a pet pelican").ok();
      shell.run("-c", "Now one for a pet seagull").ok();
      assertThat(hashes())
          .containsExactlyInAnyOrder(
              "b2:d6b0cd4e7a65ea90423c50fadb3f5704",
              "b2:0f2c02ad982050b623b7e034199c8c61",
              "b2:c785dd6c77540150c2647f406cacc76f",
              "b2:a30a236e0d1b717c592e826d06e3c9d2",
              "b2:371ceec468c0ec797ac7042970992c0b",
              "b2:4ad19ddf94ea086aa9a8aa6fd8b0af05");
      assertThat(shell.run("logs", "status").ok().out())
          .contains("Number of threads logged:\t2\nNumber of turns logged:\t\t4\n");
    }
  }

  private List<String> hashes() throws SQLException {
    var hashes = new ArrayList<String>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory + "/logs.db");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select hash from messages")) {
      while (rows.next()) {
        hashes.add(rows.getString(1));
      }
    }
    return hashes;
  }
}
